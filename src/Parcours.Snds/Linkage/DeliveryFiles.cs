using System.Text.RegularExpressions;
using Apache.Arrow;
using Parcours.Import;
using Parcours.Snds.Diagnostics;

namespace Parcours.Snds.Linkage;

/// <summary>Finds the files of a delivery in its folder.</summary>
internal static partial class DeliveryFiles
{
    private static readonly string[] Extensions = [".csv", ".txt", ".gz", ".parquet", ".arrow", ".arrows", ".feather"];

    /// <summary>The files named after a table, by path; those of nomenclatures; and those that are named after none.</summary>
    public static (IReadOnlyList<DeliveryFile> Files, IReadOnlyList<NomenclatureFile> Nomenclatures, IReadOnlyList<string> Others) Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw SndsErrors.NoFolder(folder);
        }

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
                files.Add(File(path, match));
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

    /// <summary>A file whose types are found once: what reads a few of its columns is told them.</summary>
    private static DeliveryFile File(string path, SndsFile match)
    {
        TableSource whole = TableFiles.OpenFile(path, Options(null, Texts(match.Table)));
        return new DeliveryFile(match, columns => columns is null ? whole : TableFiles.OpenFile(path, Options(columns, Found(whole))));
    }

    private static NomenclatureFile Reference(IGrouping<string, (string Name, string Path)> files) =>
        new(files.Key, [.. files.Select(file => TableFiles.OpenFile(file.Path))]);

    /// <summary>Two letters of the owner, a subject, and what it is: a value set (V), a referential (R), a table of periods (T).</summary>
    [GeneratedRegex(@"^(?<name>[A-Z]{2}_[A-Z0-9]{2,10}_[VRT]\d*)(?:[_\-]\d+)?\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Nomenclature();

    private static TableFileOptions Options(IReadOnlyCollection<string>? columns, Dictionary<string, ColumnType> types) => new()
    {
        Columns = columns,
        Csv = new CsvOptions
        {
            Header = true,
            Dates = DateForms.DayMonthYear | DateForms.Iso | DateForms.Sas | DateForms.DayFirst,
            Types = types,
        },
    };

    /// <summary>Codes are read as text from the start, so that no leading zero is lost; all other types are found, and judged by <see cref="TypeChoice"/>.</summary>
    private static Dictionary<string, ColumnType> Texts(SndsTable table) =>
        table.Columns.Where(column => column.Type.IsText).ToDictionary(column => column.Name, column => column.Type, StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, ColumnType> Found(TableSource whole)
    {
        var types = new Dictionary<string, ColumnType>(StringComparer.OrdinalIgnoreCase);
        foreach (Field field in whole.Schema.FieldsList)
        {
            types[field.Name] = ArrowTypes.TryGet(field.DataType, out ColumnType? type) && type is { } found ? found : new ColumnType(ColumnKind.Text);
        }

        return types;
    }
}
