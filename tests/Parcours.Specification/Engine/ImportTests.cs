using System.Collections.Immutable;
using CsCheck;
using Parcours.Expressions;
using Parcours.Specification.Generation;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Engine;

public sealed class ImportTests
{
    [Fact]
    public void What_is_stored_is_what_was_imported_in_the_order_of_each_patient() =>
        new DrawGen<(ImmutableArray<ReferenceTable> Tables, Layout Layout)>(draw => (new TableGenerator(draw, new GenerationOptions()).Tables(), Layout.Random(draw)))
            .Sample(
                one =>
                {
                    using var dataset = StoredDataset.Import(one.Tables, one.Layout);
                    foreach (ReferenceTable source in one.Tables)
                    {
                        ReferenceTable stored = dataset.Tables.Single(t => t.Schema.Name == source.Schema.Name);
                        AssertSame(source, stored, one.Layout);
                    }
                },
                iter: Case.Count(300),
                threads: 1,
                print: one => $"{one.Layout}\n{string.Join('\n', one.Tables)}");

    private static void AssertSame(ReferenceTable source, ReferenceTable stored, Layout layout)
    {
        Assert.Equal(Columns(source), Columns(stored));
        int[] places = [.. stored.Schema.Columns.Select(c => source.Schema.IndexOf(c.Name))];
        object?[][] expected =
        [
            .. source.Rows.Select((row, place) => (Commit: layout.CommitOf(place), Row: (object?[])[.. places.Select(p => row[p])]))
                .Order(Comparer<(int Commit, object?[] Row)>.Create((a, b) => Order(stored.Schema, a, b)))
                .Select(r => r.Row),
        ];

        // Which patient comes first is the buckets' affair; the rows of each must be in order and together.
        int patient = stored.Schema.PatientIndex;
        object?[][] actual = patient < 0
            ? [.. stored.Rows]
            : [.. stored.Rows.OrderBy(r => r[patient], Comparer<object?>.Create(Values.Compare))];
        int patients = stored.Rows.Where((r, i) => i == 0 || patient < 0 || Values.Compare(r[patient], stored.Rows[i - 1][patient]) != 0).Count();
        Assert.True(patient < 0 || patients == stored.Rows.Select(r => r[patient]).Distinct().Count(), "the rows of a patient are not together");
        Comparison.AssertSame([.. stored.Schema.Columns.Select(c => c.Type)], expected, actual);
    }

    /// <summary>Names and types in order; text may have become codes.</summary>
    private static IEnumerable<(string Name, string Type)> Columns(ReferenceTable table) =>
        table.Schema.Columns.Select(c => (c.Name, Expression.Logical(c.Type).ToString())).Order();

    /// <summary>By patient, time and all other columns in stored order, nulls first, whatever the commits; tables without patients by commit and column.</summary>
    private static int Order(TableSchema table, (int Commit, object?[] Row) a, (int Commit, object?[] Row) b)
    {
        int patient = table.PatientIndex;
        int order = patient < 0 ? a.Commit.CompareTo(b.Commit) : Values.Compare(a.Row[patient], b.Row[patient]);
        int time = table.Time is null ? -1 : table.IndexOf(table.Time);
        IEnumerable<int> columns = Enumerable.Range(0, table.Columns.Length).OrderBy(c => c != time);
        return columns.Aggregate(order, (so, c) => so != 0 ? so : NullsFirst(a.Row[c], b.Row[c]));
    }

    private static int NullsFirst(object? a, object? b) => a is null || b is null ? -Values.Compare(a, b) : Values.Compare(a, b);
}
