using System.Collections.Immutable;
using System.Globalization;

namespace Parcours.Snds.Catalogue;

/// <summary>Reads <c>catalogue.txt</c>, whose form its own head describes.</summary>
internal static class CatalogueReader
{
    private static readonly ImmutableArray<string> Nine =
    [
        "FLX_DIS_DTD", "FLX_TRT_DTD", "FLX_EMT_TYP", "FLX_EMT_NUM", "FLX_EMT_ORD",
        "ORG_CLE_NUM", "DCT_ORD_NUM", "PRS_ORD_NUM", "REM_TYP_AFF",
    ];

    public static ImmutableArray<SndsTable> ReadEmbedded()
    {
        using Stream stream = typeof(CatalogueReader).Assembly.GetManifestResourceStream("Parcours.Snds.catalogue.txt")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    public static ImmutableArray<SndsTable> Read(TextReader reader)
    {
        var tables = ImmutableArray.CreateBuilder<SndsTable>();
        var columns = ImmutableArray.CreateBuilder<SndsColumn>();
        string? head = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == ' ')
            {
                columns.Add(Column(line));
                continue;
            }

            Close();
            head = line;
        }

        Close();
        return tables.ToImmutable();

        void Close()
        {
            if (head is not null)
            {
                tables.Add(Table(head, columns.ToImmutable()));
                columns.Clear();
            }
        }
    }

    private static SndsColumn Column(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? Word(int i) => i < words.Length && words[i] != "-" ? words[i] : null;
        int? Year(int i) => Word(i) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        return new SndsColumn(words[0], Type(words[1]), Word(2), Year(3), Year(4), Word(5)) { IsYearMonth = words[1] == "yearmonth" };
    }

    private static ColumnType Type(string text) => text switch
    {
        "int32" or "yearmonth" => new ColumnType(ColumnKind.Int32),
        "int64" => new ColumnType(ColumnKind.Int64),
        "decimal(18,2)" => new ColumnType(ColumnKind.Decimal, 2),
        "decimal(18,5)" => new ColumnType(ColumnKind.Decimal, 5),
        "date" => new ColumnType(ColumnKind.Date),
        "code" => new ColumnType(ColumnKind.Code),
        "text" => new ColumnType(ColumnKind.Text),
        _ => throw new InvalidDataException($"catalogue.txt has a type '{text}' that its head does not describe."),
    };

    private static SndsTable Table(string head, ImmutableArray<SndsColumn> columns)
    {
        string[] words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? Value(string name) => words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
        ImmutableArray<string> List(string name) => Value(name) switch
        {
            null => [],
            "nine" => Nine,
            "seven" => Nine[..7],
            { } text => [.. text.Split(',')],
        };
        return new SndsTable(words[0], Value("product")!, Enum.Parse<TableKind>(Value("kind")!, ignoreCase: true), Enum.Parse<SndsLink>(Value("link")!, ignoreCase: true), columns)
        {
            Key = List("key"),
            Parent = Value("parent"),
            Time = Value("time"),
            End = Value("end"),
            TieKey = List("tie"),
        };
    }
}
