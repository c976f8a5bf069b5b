namespace Parcours.Snds.Synthetic;

/// <summary>What a claim line says beside the person and the key.</summary>
internal struct Claim
{
    /// <summary>The nature of care (PRS_NAT_REF).</summary>
    public int Nature;

    /// <summary>Acts or boxes, negative where a line is taken back.</summary>
    public int Quantity;

    /// <summary>The price of one, in cents.</summary>
    public int UnitPrice;

    /// <summary>What is paid beyond the tariff, in cents.</summary>
    public int Excess;

    /// <summary>The rate of reimbursement in percent.</summary>
    public int Rate;

    /// <summary>The coefficient of the act, in hundredths.</summary>
    public int Coefficient;

    /// <summary>1 for an act, 2 for its majoration.</summary>
    public int Majoration;

    /// <summary>Whether the line is for information only.</summary>
    public bool Information;

    /// <summary>Who did it: a number and a specialty.</summary>
    public int Executant;

    public int ExecutantSpecialty;

    /// <summary>Who prescribed it; 0 for nobody.</summary>
    public int Prescriber;

    public int PrescriberSpecialty;

    /// <summary>The day of the prescription.</summary>
    public int Prescribed;

    /// <summary>1 for the public sector, 2 for the private one.</summary>
    public int Sector;

    /// <summary>The last day, where care lasts.</summary>
    public int Until;
}
