using System.Text.RegularExpressions;

namespace Parcours.Snds.Linkage;

/// <summary>Finds the files of a delivery in its folder.</summary>
internal static partial class DeliveryFiles
{
    private static readonly string[] Extensions = [".csv", ".txt", ".gz", ".parquet", ".arrow", ".arrows", ".feather"];

    /// <summary>The files named after a table, by path; those of nomenclatures; and those that are named after none.</summary>
    public static (IReadOnlyList<DeliveryFile> Files, IReadOnlyList<NomenclatureFile> Nomenclatures, IReadOnlyList<string> Others) Find(string folder)
    {
        var files = new List<DeliveryFile>();
        var nomenclatures = new List<(string Name, string Path)>();
        var others = new List<string>();
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            if (SndsCatalogue.MatchFile(path) is { } match)
            {
                files.Add(new DeliveryFile(match, columns => TableFiles.OpenFile(path, Options(match.Table, columns))));
            }
            else if (Nomenclature().Match(Path.GetFileName(path)) is { Success: true } nomenclature)
            {
                nomenclatures.Add((nomenclature.Groups["name"].Value.ToUpperInvariant(), path));
            }
            else
            {
                others.Add(Path.GetRelativePath(folder, path));
            }
        }

        return (files, [.. nomenclatures.GroupBy(file => file.Name).Select(Reference)], others);
    }

    private static NomenclatureFile Reference(IGrouping<string, (string Name, string Path)> files) =>
        new(files.Key, [.. files.Select(file => TableFiles.OpenFile(file.Path))]);

    /// <summary>Two letters of the owner, a subject, and what it is: a value set (V), a referential (R), a table of periods (T).</summary>
    [GeneratedRegex(@"^(?<name>[A-Z]{2}_[A-Z0-9]{2,10}_[VRT]\d*)(?:[_\-]\d+)?\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Nomenclature();

    /// <summary>Codes are read as text from the start, so that no leading zero is lost; all other types are found, and judged by <see cref="TypeChoice"/>.</summary>
    private static TableFileOptions Options(SndsTable table, IReadOnlyCollection<string>? columns) => new()
    {
        Columns = columns,
        Csv = new CsvOptions
        {
            Header = true,
            Dates = DateForms.DayMonthYear | DateForms.Iso | DateForms.Sas,
            Types = table.Columns.Where(column => column.Type.IsText).ToDictionary(column => column.Name, column => column.Type, StringComparer.OrdinalIgnoreCase),
        },
    };
}
