using Apache.Arrow.Types;
using Parcours.Import;
using Parcours.Storage;
using Parcours.Tests.Storage;

namespace Parcours.Tests.Import;

/// <summary>How patients are named and into how many buckets they go is chosen when the first of them come.</summary>
public sealed class FirstPatientsTests
{
    [Fact]
    public void A_nomenclature_that_comes_first_fixes_nothing()
    {
        var objects = new MemoryObjectStore();
        Importer.Run(objects, [Nomenclature()], new ImportOptions(), default);
        Importer.Run(objects, [Events("A", "B")], new ImportOptions { Buckets = 2 }, default);
        Importer.Run(objects, [Events("A", "C")], new ImportOptions { Buckets = 2 }, default);
        using DatasetStore store = DatasetStore.Open(objects);
        Assert.Equal((new ColumnType(ColumnKind.Text), 2), (store.PatientType, store.BucketCount));
        Assert.Equal(new ColumnType(ColumnKind.Int64), store.At(1).PatientType);
        Assert.Equal(4, store.Current.RowCount("events"));
        Assert.Equal(2, store.Current.RowCount("codes"));
        Assert.True(store.Verify().IsClean);
        store.Compact();
        Assert.Equal((new ColumnType(ColumnKind.Text), 2), (store.PatientType, store.BucketCount));
        Assert.Equal(4, store.Current.RowCount("events"));
    }

    [Fact]
    public void An_import_that_failed_leaves_the_number_of_buckets_open()
    {
        var objects = new MemoryObjectStore();
        using var cancelled = new CancellationTokenSource();
        TableImport stopped = Events("A") with { Sources = [new RowSource("s", [("p", StringType.Default), ("d", Date32Type.Default)], [["A", 1L]]) { BeforeBatch = cancelled.Cancel }] };
        Assert.ThrowsAny<OperationCanceledException>(() => Importer.Run(objects, [stopped], new ImportOptions { Buckets = 8 }, cancelled.Token));
        Importer.Run(objects, [Events("A")], new ImportOptions { Buckets = 16 }, default);
        using DatasetStore store = DatasetStore.Open(objects);
        Assert.Equal(16, store.BucketCount);
    }

    [Fact]
    public void Another_number_of_buckets_is_refused_once_there_are_patients()
    {
        var objects = new MemoryObjectStore();
        Importer.Run(objects, [Events("A")], new ImportOptions { Buckets = 8 }, default);
        Importer.Run(objects, [Events("B")], new ImportOptions { Buckets = 8 }, default);
        ParcoursException error = Assert.Throws<ParcoursException>(() => Importer.Run(objects, [Events("C")], new ImportOptions { Buckets = 4 }, default));
        Assert.Equal("PRC0217", error.Id);
    }

    [Fact]
    public void Of_two_imports_into_a_new_folder_one_is_told_to_run_again()
    {
        var objects = new MemoryObjectStore();
        ParcoursException? error = null;
        TableImport slow = Events("A") with
        {
            Sources =
            [
                new RowSource("s", [("p", StringType.Default), ("d", Date32Type.Default)], [["A", 1L]])
                {
                    BeforeBatch = () => Importer.Run(objects, [Events("B")], new ImportOptions { Buckets = 2 }, default),
                },
            ],
        };
        error = Assert.Throws<ParcoursException>(() => Importer.Run(objects, [slow], new ImportOptions { Threads = 1 }, default));
        Assert.Equal("PRC0105", error.Id);
    }

    private static TableImport Nomenclature() =>
        new("codes", TableKind.Reference, [new RowSource("n", [("c", StringType.Default)], [["x"], ["y"]])]);

    private static TableImport Events(params string[] patients) =>
        new("events", TableKind.Events, [new RowSource("s", [("p", StringType.Default), ("d", Date32Type.Default)], [.. patients.Select(p => new object?[] { p, 1L })])])
        {
            Patient = "p",
            Time = "d",
        };
}
