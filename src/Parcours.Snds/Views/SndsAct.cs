namespace Parcours;

/// <summary>A medical act (CCAM) on a day, in town or in hospital.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Day">The day: of care in town, of the entry and the delay (ENT_DAT_DEL) in hospital.</param>
/// <param name="Code">The act (CAM_PRS_IDE, CDC_ACT).</param>
/// <param name="Activity">The activity: 1 for who operates, 4 for the anaesthesia (CAM_ACT_COD, ACV_ACT).</param>
/// <param name="InHospital">Whether it is of a stay (T_MCOaaA).</param>
/// <param name="Times">How often: in town the signed sum over the lines of the same person, day, act, activity and executant, 1 or more.</param>
public sealed record SndsAct(string Patient, DateOnly? Day, string? Code, string? Activity, bool InHospital, long Times);
