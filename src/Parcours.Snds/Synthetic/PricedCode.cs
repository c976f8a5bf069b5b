namespace Parcours.Snds.Synthetic;

/// <summary>A laboratory test or a medical act.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Price">Its price in cents.</param>
/// <param name="Weight">How often it is done.</param>
internal sealed record PricedCode(string Code, int Price, int Weight)
{
    /// <summary>The code in UTF-8.</summary>
    public byte[] Bytes { get; } = System.Text.Encoding.ASCII.GetBytes(Code);

    /// <summary>Laboratory tests, at 27 cents the letter B.</summary>
    public static Weighted<PricedCode> Tests() => Of(ReferenceData.Read("labs", 3).Select(words => new PricedCode(words[0], ReferenceData.Number(words[1]) * 27, ReferenceData.Number(words[2]))));

    /// <summary>Medical acts.</summary>
    public static Weighted<PricedCode> Acts() => Of(ReferenceData.Read("acts", 3).Select(words => new PricedCode(words[0], ReferenceData.Number(words[1]), ReferenceData.Number(words[2]))));

    private static Weighted<PricedCode> Of(IEnumerable<PricedCode> codes) => new([.. codes], code => code.Weight);
}
