namespace Parcours;

/// <summary>A long-term disease (ALD) whose costs are borne in full (IR_IMB_R), in its latest version.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Start">The first day (IMB_ALD_DTD).</param>
/// <param name="End">The last day (IMB_ALD_DTF); null while it is open, which raw data write as nothing or as 1600-01-01.</param>
/// <param name="Diagnosis">The disease, CIM-10 (MED_MTF_COD); often the category alone.</param>
/// <param name="Nature">41 for one of the list, 43 for one beyond it, 45 for several (IMB_ETM_NAT).</param>
/// <param name="Number">The number on the list of 30 (IMB_ALD_NUM), which is not reliable.</param>
public sealed record SndsLongTermDisease(string Patient, DateOnly? Start, DateOnly? End, string? Diagnosis, int? Nature, int? Number);
