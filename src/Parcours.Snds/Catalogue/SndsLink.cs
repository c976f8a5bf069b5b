namespace Parcours;

/// <summary>How a row of an SNDS table finds its patient.</summary>
internal enum SndsLink : byte
{
    /// <summary>It has none: nomenclatures, establishments, aggregated activity.</summary>
    None,

    /// <summary>By <c>BEN_NIR_PSA</c> and <c>BEN_RNG_GEM</c>.</summary>
    Beneficiary,

    /// <summary>By <c>BEN_IDT_ANO</c> (<c>BEN_NIR_IDT</c> in the EGB); failing that, through the parent.</summary>
    Person,

    /// <summary>By <c>NIR_ANO_17</c>, which is <c>BEN_NIR_PSA</c> without the rank.</summary>
    Chain,

    /// <summary>Through the parent line, which has the same key and knows the patient.</summary>
    Detail,

    /// <summary>Through the chaining table of the same year, which has the same key.</summary>
    Stay,
}
