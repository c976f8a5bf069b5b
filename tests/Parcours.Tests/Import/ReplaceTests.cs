using Apache.Arrow.Types;
using Parcours.Import;
using Parcours.Storage;
using Parcours.Tests.Storage;

namespace Parcours.Tests.Import;

public sealed class ReplaceTests
{
    private static readonly (string, IArrowType)[] _events = [("p", StringType.Default), ("d", Date32Type.Default), ("v", StringType.Default)];

    [Fact]
    public void An_import_adds_and_a_replaced_table_has_the_new_rows_alone()
    {
        var objects = new MemoryObjectStore();
        Import(objects, new(), Events("kept", ["A", 1L, "x"]), Events("events", ["A", 1L, "x"], ["B", 2L, "y"]), Codes(["c", "one"]));
        Import(objects, new(), Events("events", ["C", 3L, "z"]), Codes(["d", "two"]));
        Import(objects, new() { Replace = ["EVENTS", "codes"] }, Events("events", ["B", 9L, "w"], ["D", 9L, "y"]), Codes(["e", "three"]));
        using DatasetStore store = DatasetStore.Open(objects);
        Assert.Equal(2, store.Current.RowCount("events"));
        Assert.Equal(["B|9|w", "D|9|y"], Rows(store.Current, "events"));
        Assert.Equal(1, store.Current.RowCount("codes"));
        Assert.Equal(["A|1|x"], Rows(store.Current, "kept"));
        Assert.Equal(["A|1|x", "B|2|y", "C|3|z"], Rows(store.At(2), "events"));
        Assert.Equal(2, store.At(2).RowCount("codes"));
        VerifyReport report = store.Verify();
        Assert.True(report.IsClean, string.Join("; ", report.Findings.Select(f => f.Message)));

        store.Compact();
        Assert.Equal(["B|9|w", "D|9|y"], Rows(store.Current, "events"));
        store.RemoveSnapshot(1);
        store.RemoveSnapshot(2);
        store.RemoveSnapshot(3);
        Assert.Equal(["B|9|w", "D|9|y"], Rows(store.Current, "events"));
        Assert.True(store.Verify().IsClean);
    }

    [Fact]
    public void A_replaced_table_may_have_other_columns_and_types()
    {
        var objects = new MemoryObjectStore();
        Import(objects, new(), Events("events", ["A", 1L, "x"]));
        var numbers = new TableImport("events", TableKind.Events, [new RowSource("n", [("p", StringType.Default), ("t", Date32Type.Default), ("v", Int64Type.Default)], [["A", 5L, 1_000_000_007L], ["B", 5L, 1_000_000_007L]])])
        {
            Patient = "p",
            Time = "t",
        };
        Import(objects, new() { Replace = ["events"] }, numbers);
        Import(objects, new() { Replace = ["events"] }, Events("events", ["A", 1L, "x"], ["A", 2L, "q"]));
        using DatasetStore store = DatasetStore.Open(objects);
        Assert.Equal(["A|1|x", "A|2|q"], Rows(store.Current, "events"));
        Assert.Equal(["A|5|1000000007", "B|5|1000000007"], Rows(store.At(2), "events"));
        Assert.True(store.Verify().IsClean);
    }

    [Fact]
    public void The_same_file_is_not_taken_twice_unless_it_is_asked_for()
    {
        var objects = new MemoryObjectStore();
        TableImport file = Events("events", ["A", 1L, "x"]) with { Sources = [new RowSource("march.csv", _events, [["A", 1L, "x"]]) { Content = "7-abc" }] };
        Import(objects, new(), file);
        ParcoursException error = Assert.Throws<ParcoursException>(() => Import(objects, new(), file));
        Assert.Equal("PRC0219", error.Id);
        Assert.Contains("'march.csv'", error.Message, StringComparison.Ordinal);
        Assert.Contains("snapshot 1", error.Message, StringComparison.Ordinal);
        Import(objects, new() { AllowRepeated = true }, file);
        Import(objects, new(), file with { Name = "other" });
        Import(objects, new() { Replace = ["events"] }, file);
        using DatasetStore store = DatasetStore.Open(objects);
        Assert.Equal((2, 1), (store.At(2).RowCount("events"), store.Current.RowCount("events")));
        Assert.Equal("PRC0219", Assert.Throws<ParcoursException>(() => Import(objects, new(), file)).Id);
    }

    [Fact]
    public void A_table_to_replace_must_be_imported() =>
        Assert.Equal("PRC0218", Assert.Throws<ParcoursException>(() => Import(new MemoryObjectStore(), new() { Replace = ["event"] }, Events("events", ["A", 1L, "x"]))).Id);

    private static void Import(MemoryObjectStore objects, ImportOptions options, params TableImport[] tables) =>
        Importer.Run(objects, tables, options with { Threads = 2, Buckets = 2 }, default);

    private static List<string> Rows(Snapshot snapshot, string table) => [.. StoredRows.Of(snapshot, table).Order(StringComparer.Ordinal)];

    private static TableImport Events(string name, params object?[][] rows) =>
        new(name, TableKind.Events, [new RowSource("s", _events, rows)]) { Patient = "p", Time = "d" };

    private static TableImport Codes(params object?[][] rows) =>
        new("codes", TableKind.Reference, [new RowSource("c", [("code", StringType.Default), ("label", StringType.Default)], rows)]);
}
