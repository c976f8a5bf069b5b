using System.Text;

namespace Parcours;

/// <summary>How a CSV file is to be read. What is null is found in the file.</summary>
public sealed record CsvOptions
{
    /// <summary>What parts fields; null to find it among <c>;</c> <c>,</c> tab and <c>|</c>.</summary>
    public char? Separator { get; init; }

    /// <summary>The encoding; null for what the byte order mark says, else UTF-8, else Windows-1252 where the file is not UTF-8 throughout, which is found by looking at all of it.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Whether the first line names the columns; null to find out. Without names, columns are <c>column1</c>, <c>column2</c>, …</summary>
    public bool? Header { get; init; }

    /// <summary>The types of columns by name, whatever the case; the types of the others are found by reading the whole file once.</summary>
    /// <remarks>Columns that the file lacks are passed over. A line with a value that its given type cannot hold is rejected.</remarks>
    public IReadOnlyDictionary<string, ColumnType>? Types { get; init; }

    /// <summary>The forms in which dates and timestamps may be written. A column may mix them.</summary>
    public DateForms Dates { get; init; } = DateForms.All;

    /// <summary>The decimal mark; null for a point or a comma (a comma only where it is not the separator).</summary>
    public char? DecimalMark { get; init; }

    /// <summary>Whether columns whose type is not given are all read as text, without a first reading of the file.</summary>
    public bool AllText { get; init; }

    /// <summary>The most bytes that one line may have, line breaks within quotes included.</summary>
    internal int MaxRecordBytes { get; init; } = 16 << 20;
}
