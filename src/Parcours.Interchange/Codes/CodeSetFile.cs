using Apache.Arrow;
using Parcours.Codes;
using Parcours.Interchange.Diagnostics;

namespace Parcours;

/// <summary>Reads sets of codes that are kept in CSV files.</summary>
public static class CodeSetFile
{
    private const string CodeColumn = "code";
    private const string LabelColumn = "label";
    private const string FromColumn = "from";
    private const string ToColumn = "to";
    private const string ExcludeColumn = "exclude";

    private static readonly Dictionary<string, ColumnType> _types = new(StringComparer.OrdinalIgnoreCase)
    {
        [CodeColumn] = new(ColumnKind.Text),
        [LabelColumn] = new(ColumnKind.Text),
        [FromColumn] = new(ColumnKind.Date),
        [ToColumn] = new(ColumnKind.Date),
        [ExcludeColumn] = new(ColumnKind.Boolean),
    };

    /// <summary>Reads a set of codes: a line a code, with a header line that names the columns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name of the set.</param>
    /// <param name="terminology">What the codes are codes of.</param>
    /// <param name="options">How the file is written; null to find out. The first line is taken as the header and types are known, whatever they say.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The set.</returns>
    /// <remarks>
    /// <para>
    /// Columns, in any order and case: <c>code</c>; <c>label</c>, for people; <c>from</c> and <c>to</c>, the first and the last day on which the code is valid, empty for no limit;
    /// <c>exclude</c>, true (or 1) for a code that is not in the set. Only <c>code</c> must be there, and no other column may be: a name that is misspelt would be passed over in silence.
    /// </para>
    /// <para>Each code stands for what its terminology says. All codes that are excluded are taken from all that are not, in whatever order the lines stand; with a period, for that time only.</para>
    /// </remarks>
    /// <exception cref="ParcoursException">PRC0631: a line cannot be used. PRC0632: the columns are not these.</exception>
    public static CodeSet Read(string path, string name, Terminology terminology, CsvOptions? options = null, CancellationToken cancellation = default)
    {
        CsvOptions known = (options ?? new CsvOptions()) with { Header = true, Types = _types, AllText = true };
        var source = new CsvSource(path, known);
        string[] columns = [.. source.Schema.FieldsList.Select(f => f.Name)];
        if (!columns.Contains(CodeColumn, StringComparer.OrdinalIgnoreCase) || !columns.All(_types.ContainsKey))
        {
            throw FileErrors.CodeColumns(source.Name, columns.FirstOrDefault(c => !_types.ContainsKey(c)), _types.Keys);
        }

        // Codes of one period are put into a set together: one by one would take the square of their number.
        var groups = new Dictionary<(bool Exclude, DateOnly? From, DateOnly? To), List<string>>();
        foreach (SourceBatch batch in source.Read(cancellation))
        {
            using (batch)
            {
                Add(batch, source.Name, terminology, groups);
            }
        }

        CodeSet none = CodeSet.Of(name, terminology);
        CodeSet Together(bool excluded) => groups
            .Where(g => g.Key.Exclude == excluded)
            .Aggregate(none, (set, g) => set.Union(none.And(g.Value).During(g.Key.From, g.Key.To)));
        return Together(excluded: false).Minus(Together(excluded: true));
    }

    private static void Add(SourceBatch batch, string source, Terminology terminology, Dictionary<(bool Exclude, DateOnly? From, DateOnly? To), List<string>> groups)
    {
        if (batch.Rejected is [var rejected, ..])
        {
            throw FileErrors.CodeLine(source, rejected.Line, rejected.Column, rejected.Reason);
        }

        var codes = (StringArray)Column(batch, CodeColumn)!;
        var (from, to) = ((Date32Array?)Column(batch, FromColumn), (Date32Array?)Column(batch, ToColumn));
        var exclude = (BooleanArray?)Column(batch, ExcludeColumn);
        for (int row = 0; row < batch.Rows.Length; row++)
        {
            long line = batch.LineOf(row);
            string code = codes.GetString(row) ?? throw FileErrors.CodeLine(source, line, CodeColumn, "no code");
            DateOnly? first = from?.GetDateOnly(row);
            DateOnly? last = to?.GetDateOnly(row);
            if (last < first)
            {
                throw FileErrors.CodeLine(source, line, ToColumn, "a last day before the first");
            }

            var group = (exclude?.GetValue(row) is true, first, last);
            if (!groups.TryGetValue(group, out List<string>? those))
            {
                groups.Add(group, those = []);
            }

            those.Add(Checked(code, source, line, terminology));
        }
    }

    private static string Checked(string code, string source, long line, Terminology terminology)
    {
        try
        {
            return CodeForm.Given(terminology, code, isPrefix: false);
        }
        catch (ParcoursException e)
        {
            throw FileErrors.CodeLine(source, line, CodeColumn, $"no code of {CodeForm.Name(terminology)}", e);
        }
    }

    private static IArrowArray? Column(SourceBatch batch, string name)
    {
        int place = batch.Rows.Schema.FieldsList.Select(f => f.Name).ToList().FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? null : batch.Rows.Column(place);
    }
}
