namespace Parcours.Snds.Definitions;

/// <summary>The codes of the algorithm for diabetes.</summary>
internal static class DiabetesCodes
{
    public static CodeSet Drugs { get; } = CodeSet.Of("drugs against diabetes", Terminology.Atc, "A10").Except("A10BX06");

    public static CodeSet Diagnoses { get; } = CodeSet.Of("diabetes", Terminology.Cim10, "E10", "E11", "E12", "E13", "E14");

    public static CodeSet Complications { get; } =
        CodeSet.Of("complications of diabetes", Terminology.Cim10, "G590", "G632", "G730", "G990", "H280", "H360", "I792", "L97", "M142", "M146", "N083");
}
