using Apache.Arrow.Types;
using Parcours.Import;
using Parcours.Storage;
using Parcours.Tests.Storage;

namespace Parcours.Tests.Import;

public sealed class DriftTests
{
    private static readonly TimestampType _timestamp = new(TimeUnit.Microsecond, (string?)null);

    [Fact]
    public void A_column_that_is_a_number_here_and_a_text_there_becomes_text_with_the_same_digits()
    {
        (Snapshot snapshot, _) = Import(Source("a", Int32Type.Default, 7L, -40L), Source("b", StringType.Default, "007", null));
        Assert.Equal(ColumnKind.Code, TypeOf(snapshot).Kind);
        Assert.Equal(["∅", "-40", "007", "7"], Values(snapshot));
    }

    [Fact]
    public void Whole_numbers_widen()
    {
        (Snapshot snapshot, _) = Import(Source("a", Int8Type.Default, 7L), Source("b", Int64Type.Default, 1L << 40), Source("c", Int16Type.Default, 300L));
        Assert.Equal(ColumnKind.Int64, TypeOf(snapshot).Kind);
        Assert.Equal(["7", "300", (1L << 40).ToString(System.Globalization.CultureInfo.InvariantCulture)], Values(snapshot));
    }

    [Fact]
    public void Whole_numbers_and_decimals_become_decimals_of_the_greatest_scale()
    {
        (Snapshot snapshot, _) = Import(Source("a", Int32Type.Default, 7L), Source("b", new Decimal128Type(18, 2), 1250L), Source("c", new Decimal128Type(18, 3), 2L));
        Assert.Equal(new ColumnType(ColumnKind.Decimal, 3), TypeOf(snapshot));
        Assert.Equal(["2", "7000", "12500"], Values(snapshot));
    }

    [Fact]
    public void Dates_and_timestamps_become_timestamps()
    {
        (Snapshot snapshot, _) = Import(Source("a", Date32Type.Default, 1L), Source("b", _timestamp, 5L));
        Assert.Equal(ColumnKind.Timestamp, TypeOf(snapshot).Kind);
        Assert.Equal(["5", "86400000000"], Values(snapshot));
    }

    [Fact]
    public void A_column_that_a_source_lacks_is_null_and_case_does_not_count()
    {
        var lacking = new RowSource("b", [("P", Int64Type.Default), ("D", Date32Type.Default)], [[1L, 3L]]);
        (Snapshot snapshot, _) = Import(Source("a", Int32Type.Default, 7L), lacking);
        Assert.Equal(3, snapshot.FindTable("t")!.Columns.Length);
        Assert.Equal(["∅", "7"], Values(snapshot));
    }

    [Fact]
    public void A_column_of_nulls_takes_any_type()
    {
        (Snapshot snapshot, _) = Import(Source("a", NullType.Default, [null]), Source("b", Int32Type.Default, 7L));
        Assert.Equal(ColumnKind.Int32, TypeOf(snapshot).Kind);
        Assert.Equal(["∅", "7"], Values(snapshot));
    }

    [Fact]
    public void Types_that_nothing_holds_both_of_are_an_error_that_names_the_source_and_the_column()
    {
        ParcoursException error = Assert.Throws<ParcoursException>(() => Import(Source("a", Date32Type.Default, 7L), Source("second", Int32Type.Default, 1L)));
        Assert.Equal("PRC0205", error.Id);
        Assert.Contains("'second'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'v'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_does_not_fit_is_an_error_that_names_the_line()
    {
        var source = new RowSource("a", [("p", Int64Type.Default), ("d", Date32Type.Default), ("v", StringType.Default)], [[1L, 1L, "12"], [1L, 1L, "twelve"]]);
        TableImport table = Table(source) with { Types = new Dictionary<string, ColumnType> { ["v"] = new(ColumnKind.Int32) } };
        ParcoursException error = Assert.Throws<ParcoursException>(() => Import(new MemoryObjectStore(), table));
        Assert.Equal("PRC0206", error.Id);
        Assert.Contains("Line 2 of source 'a'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("twelve", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_too_large_for_64_bits_is_an_error()
    {
        Assert.Equal("PRC0206", Assert.Throws<ParcoursException>(() => Import(Source("a", UInt64Type.Default, ulong.MaxValue))).Id);
    }

    [Fact]
    public void A_stored_type_rules_and_whole_numbers_may_still_widen()
    {
        var objects = new MemoryObjectStore();
        Import(objects, Table(Source("a", Int16Type.Default, 7L)));
        Import(objects, Table(Source("b", Int32Type.Default, 70_000L)));
        Snapshot last = Import(objects, Table(Source("c", StringType.Default, "8")));
        Assert.Equal(ColumnKind.Int32, TypeOf(last).Kind);
        Assert.Equal(["7", "70000", "8"], Values(last));
        Assert.Equal("PRC0206", Assert.Throws<ParcoursException>(() => Import(objects, Table(Source("d", StringType.Default, "x")))).Id);
        Assert.Equal("PRC0205", Assert.Throws<ParcoursException>(() => Import(objects, Table(Source("d", Date32Type.Default, 1L)))).Id);
    }

    [Fact]
    public void Sentinel_dates_are_read_as_null()
    {
        long old = new DateOnly(1600, 1, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        TableImport table = Table(Source("a", Date32Type.Default, old, 5L)) with { NullDates = [new DateOnly(1600, 1, 1)] };
        Assert.Equal(["∅", "5"], Values(Import(new MemoryObjectStore(), table)));
    }

    private static RowSource Source(string name, IArrowType type, params object?[] values) =>
        new(name, [("p", Int64Type.Default), ("d", Date32Type.Default), ("v", type)], [.. values.Select(value => new[] { 1L, 3L, value })]);

    private static TableImport Table(params TableSource[] sources) => new("t", TableKind.Events, sources) { Patient = "p", Time = "d" };

    private static (Snapshot Snapshot, MemoryObjectStore Objects) Import(params TableSource[] sources)
    {
        var objects = new MemoryObjectStore();
        return (Import(objects, Table(sources)), objects);
    }

    private static Snapshot Import(MemoryObjectStore objects, TableImport table)
    {
        Importer.Run(objects, [table], new ImportOptions { Threads = 2, Buckets = 1 }, default);
        return DatasetStore.Open(objects).Current;
    }

    private static ColumnType TypeOf(Snapshot snapshot) => snapshot.FindTable("t")!.Columns[2].Type;

    private static List<string> Values(Snapshot snapshot) => StoredRows.Of(snapshot, "t").ConvertAll(line => line.Split('|')[2]);
}
