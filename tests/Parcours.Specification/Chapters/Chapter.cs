using System.Collections.Immutable;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Chapters;

/// <summary>
/// A file of the specification: tables, then sections of a title, a plan and its answer.
/// <code>
/// table visits: events, patient p, time day
/// p int64 | day date | cost int32?
/// 1 | 2024-01-31 | 10
///
/// == A title that states what holds
/// from visits
/// where cost > 5
/// --
/// p int64 | day date | cost int32
/// 1 | 2024-01-31 | 10
/// </code>
/// Rows of patients stand in stored order, unless they come in several commits: by patient, time, then all columns. The answer <c>error</c> says that there is none.
/// <c>commits 3</c> stores the rows of each table in three commits, in turn; all patients must be in the first, so that they come in ascending order. Lines that begin with # are remarks.
/// </summary>
internal sealed record Chapter(int Commits, ImmutableArray<ReferenceTable> Tables, ImmutableArray<Section> Sections)
{
    public static Chapter Read(string text)
    {
        string[] lines = [.. text.Split('\n').Select(l => l.TrimEnd()).Where(l => !l.StartsWith('#'))];
        var tables = new List<ReferenceTable>();
        var sections = new List<Section>();
        int commits = 1;
        for (int i = 0; i < lines.Length; i++)
        {
            string[] block = [.. lines.Skip(i).TakeWhile(l => l.Length > 0)];
            if (block.Length > 0 && block[0].StartsWith("table ", StringComparison.Ordinal))
            {
                tables.Add(Table(block));
            }
            else if (block.Length > 0 && block[0].StartsWith("== ", StringComparison.Ordinal))
            {
                int answer = Array.IndexOf(block, "--");
                sections.Add(new Section(block[0][3..], block[1..answer], block[(answer + 1)..]));
            }
            else if (block is [{ } line] && line.StartsWith("commits ", StringComparison.Ordinal))
            {
                commits = int.Parse(line["commits ".Length..], System.Globalization.CultureInfo.InvariantCulture);
            }
            else if (block.Length > 0)
            {
                throw new FormatException($"neither a table nor a section: {block[0]}");
            }

            i += block.Length;
        }

        return new Chapter(commits, [.. tables], [.. sections]);
    }

    private static ReferenceTable Table(string[] block)
    {
        string[] head = block[0]["table ".Length..].Split(':', ',');
        string? Part(string role) => head.Select(h => h.Trim()).FirstOrDefault(h => h.StartsWith(role + " ", StringComparison.Ordinal))?[(role.Length + 1)..];
        ImmutableArray<ColumnSchema> columns = Columns(block[1], head[0]);
        var schema = new TableSchema(head[0], Enum.Parse<TableKind>(head[1], ignoreCase: true), columns)
        {
            Patient = Part("patient"),
            Time = Part("time"),
            End = Part("end"),
        };
        return new ReferenceTable(schema, Rows(block[2..], columns));
    }

    /// <summary>Names and types of a heading; a question mark after the type allows nulls.</summary>
    public static ImmutableArray<ColumnSchema> Columns(string heading, string table = "") =>
    [
        .. heading.Split('|').Select(c => c.Trim().Split(' ')).Select(c =>
        {
            ColumnType type = ValueText.Type(c[1].TrimEnd('?'));
            return new ColumnSchema(c[0], type, c[1].EndsWith('?')) { Dictionary = type.Kind == ColumnKind.Code ? $"{table}.{c[0]}" : null };
        }),
    ];

    public static List<object?[]> Rows(IEnumerable<string> lines, ImmutableArray<ColumnSchema> columns) =>
        [.. lines.Select(l => (object?[])[.. l.Split('|').Select((v, i) => ValueText.Value(v.Trim(), columns[i].Type))])];
}
