namespace Parcours.Snds.Quality;

/// <summary>The published lists of numbers under which the hospitals of Paris, Lyon and Marseille delivered each stay a second time, up to and with 2017.</summary>
internal static class FinessDuplicates
{
    /// <summary>The last year of the double count.</summary>
    public const int LastYear = 2017;

    /// <summary>46 places of the three groups (CNAM; sndsTools).</summary>
    public static CodeSet Short { get; } = Read("finess-short", "second FINESS, short list");

    /// <summary>165 places (DREES; SCALPEL): the published list of 166 without one number of eight digits, which no hospital has.</summary>
    public static CodeSet Long { get; } = Read("finess-long", "second FINESS, long list");

    private static CodeSet Read(string file, string name)
    {
        using Stream stream = typeof(FinessDuplicates).Assembly.GetManifestResourceStream($"Parcours.Snds.{file}.txt")!;
        using var reader = new StreamReader(stream);
        return CodeSet.Of(name, Terminology.Other, reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
