namespace Parcours.Snds.Synthetic;

/// <summary>A pack of a drug on sale.</summary>
/// <param name="Cip13">Its code, 13 digits of which the last checks the others.</param>
/// <param name="Cip7">Its old code of 7 digits.</param>
/// <param name="Atc">The class of the drug.</param>
/// <param name="Label">The name of the class.</param>
/// <param name="Price">The price in cents.</param>
/// <param name="Rate">The rate of reimbursement in percent.</param>
/// <param name="Units">Tablets or doses in it.</param>
/// <param name="Weight">How often it is dispensed among the packs of its class.</param>
internal sealed record Pack(long Cip13, int Cip7, string Atc, string Label, int Price, int Rate, int Units, double Weight)
{
    /// <summary>For how many months it lasts.</summary>
    public int Months => Units >= 84 ? 3 : 1;
}
