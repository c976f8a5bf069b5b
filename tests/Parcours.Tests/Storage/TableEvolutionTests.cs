using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Tests.Storage;

public sealed unsafe class TableEvolutionTests
{
    private static readonly TableSchema s_stored = new(
        "t",
        TableKind.Reference,
        [new("a", new(ColumnKind.Int16), false), new("b", new(ColumnKind.Float), false), new("c", new(ColumnKind.Text), false)]);

    [Fact]
    public void Columns_are_added_and_become_wider_and_old_rows_read_so()
    {
        using DatasetStore store = DatasetStore.Create(new MemoryObjectStore(), new(ColumnKind.Int64), 1);
        using TestColumn small = TestColumn.Of(Lane.Int32, [-2, 1, 300]);
        using TestColumn single = TestColumn.Of(Lane.Float64, [.. new[] { 0.5, 0.1f, -3 }.Select(d => BitConverter.DoubleToInt64Bits(d))]);
        using TestColumn text = TestColumn.OfTexts(["x", "", "zz"]);
        Write(store, s_stored, 3, small, single, text);

        var wider = new TableSchema(
            "T",
            TableKind.Reference,
            [new("A", new(ColumnKind.Int64), false), new("b", new(ColumnKind.Double), true), new("d", new(ColumnKind.Boolean), false)]);
        using TestColumn large = TestColumn.Of(Lane.Int64, [1L << 40]);
        using TestColumn precise = TestColumn.Of(Lane.Float64, [BitConverter.DoubleToInt64Bits(1e-9)]);
        using TestColumn flag = TestColumn.Of(Lane.Bit, [1]);
        Snapshot snapshot = Write(store, wider, 1, large, precise, null, flag);

        Assert.Equal(["a int64", "b double", "c text", "d boolean"], snapshot.Tables[0].Columns.Select(c => $"{c.Name} {c.Type}"));
        Assert.Equal([false, true, true, true], snapshot.Tables[0].Columns.Select(c => c.Nullable));
        string[] expected = ["-2|0.5|x|", "1|0.10000000149011612||", "300|-3|zz|", "1099511627776|1E-09||True"];
        Assert.Equal(expected, Rows(snapshot));
        Assert.False(snapshot.Reference("t")[0].HasColumn(3));
        Assert.Equal(new PageStatistics(3, 3, false, 0, 0), snapshot.Reference("t")[0].Statistics(3, 0));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Rows(store.Compact()).Order(StringComparer.Ordinal));
        Assert.True(store.Verify().IsClean);
        Assert.Equal(["-2|0.5|x", "1|0.10000000149011612|", "300|-3|zz"], Rows(store.At(1)));
    }

    [Fact]
    public void Integers_become_doubles_when_none_is_lost()
    {
        using DatasetStore store = DatasetStore.Create(new MemoryObjectStore(), new(ColumnKind.Int64), 1);
        var table = new TableSchema("t", TableKind.Reference, [new("a", new(ColumnKind.Int32), false)]);
        using TestColumn values = TestColumn.Of(Lane.Int32, [int.MinValue, 7]);
        Write(store, table, 2, values);
        Snapshot snapshot = Write(store, table with { Columns = [new("a", new(ColumnKind.Double), false)] }, 0);
        Assert.Equal(["-2147483648", "7"], Rows(snapshot));
        PageStatistics statistics = snapshot.Reference("t")[0].Statistics(0, 0);
        Assert.Equal((int.MinValue, 7.0), (BitConverter.Int64BitsToDouble(statistics.Min), BitConverter.Int64BitsToDouble(statistics.Max)));
    }

    [Fact]
    public void What_would_lose_values_is_refused()
    {
        void Refused(string what, TableSchema declared)
        {
            ParcoursException error = Assert.Throws<ParcoursException>(() => TableEvolution.Merge(s_stored, declared));
            Assert.Equal("PRC0107", error.Id);
            Assert.Contains(what, error.Message, StringComparison.Ordinal);
        }

        Refused("column 'a' is int16 and would become text", s_stored with { Columns = [new("a", new(ColumnKind.Text), false)] });
        Refused("column 'c' is text and would become date", s_stored with { Columns = [new("c", new(ColumnKind.Date), false)] });
        Refused("the dictionary of column 'c' would change", s_stored with { Columns = [new("c", new(ColumnKind.Code), false) { Dictionary = "x" }] });
        Refused("its kind would change", new("t", TableKind.Patients, [new("p", new(ColumnKind.Int64), false)]) { Patient = "p" });
    }

    private static Snapshot Write(DatasetStore store, TableSchema table, int rows, params TestColumn?[] columns)
    {
        using CommitBuilder commit = store.BeginCommit();
        TableSchema merged = commit.Declare(table);
        if (rows > 0)
        {
            using SegmentWriter segment = commit.BeginReference(merged.Name);
            SectionWriter section = segment.BeginSection(merged, null, 0, rows);
            for (int i = 0; i < columns.Length; i++)
            {
                if (columns[i] is { } column)
                {
                    section.WriteColumn(i, column.Values, column.ValidityOrNull);
                }
            }

            segment.Complete();
        }

        return commit.Commit();
    }

    private static List<string> Rows(Snapshot snapshot)
    {
        var rows = new List<string>();
        foreach (SectionReader section in snapshot.Reference("t"))
        {
            string[][] columns = [.. Enumerable.Range(0, section.Schema.Columns.Length).Select(c => Claims.ReadColumn(snapshot, section, c))];
            rows.AddRange(Enumerable.Range(0, section.RowCount).Select(r => string.Join('|', columns.Select(c => c[r]))));
        }

        return rows;
    }
}
