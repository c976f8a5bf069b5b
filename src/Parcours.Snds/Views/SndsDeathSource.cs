namespace Parcours;

/// <summary>Where a date of death was found.</summary>
public enum SndsDeathSource
{
    /// <summary>The referential of beneficiaries (IR_BEN_R.BEN_DCD_DTE): the latest over all rows of the person.</summary>
    Referential = 1,

    /// <summary>The causes of death (KI_CCI_R.BEN_DCD_DTE).</summary>
    Causes = 2,

    /// <summary>The exit of a stay that ends in death (T_MCOaaB.SOR_MOD of 9), of the stays that the rules leave.</summary>
    Hospital = 3,

    /// <summary>The lines of claims (ER_PRS_F.BEN_DCD_DTE).</summary>
    Claims = 4,

    /// <summary>The last day of a stay in a private hospital that ends in death (ER_ETE_F.ETE_NAT_FSJ of D).</summary>
    Establishment = 5,
}
