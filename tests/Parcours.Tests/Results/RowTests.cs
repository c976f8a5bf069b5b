using Apache.Arrow.Types;
using Parcours.Plans;
using Parcours.Results;

namespace Parcours.Tests.Results;

public sealed class RowTests
{
    internal enum Level : short
    {
        Low = 1,
        High = 2,
    }

    [Fact]
    public async Task Records_hold_every_type()
    {
        List<Full> rows = await AllTypes.Query<Full>(AllTypes.Runner(withNulls: false)).ToListAsync();
        Assert.Equal(3, rows.Count);
        Full row = rows[2];
        Assert.Equal(
            (true, (sbyte)1, (short)-2, 3, 4L, 123.45m, 1.5f, 2.5, new DateOnly(2022, 1, 8), "text", Level.High),
            (row.Flag, row.I8, row.I16, row.I32, row.I64, row.Amount, row.Single, row.Number, row.Day, row.Text, row.Level));
        Assert.Equal(new DateTime(2022, 1, 1).AddMicroseconds(1), row.At);
        Assert.Equal([1, 2], row.Bytes!);
    }

    [Fact]
    public async Task Records_hold_nulls_of_every_type()
    {
        List<Sparse> rows = await AllTypes.Query<Sparse>(AllTypes.Runner(withNulls: true)).ToListAsync();
        Assert.Equal(new Sparse(null, null, null, null, null, null, null, null, null, null, null, null, null), rows[1]);
        Assert.Equal(rows[0] with { Bytes = null }, rows[2] with { Bytes = null });
        Assert.Equal((true, Level.High, 123.45m, 1.5), (rows[0].Flag, rows[0].Level, rows[0].Amount, rows[0].Single));
    }

    [Fact]
    public async Task Classes_are_filled_by_their_setters()
    {
        List<Settable> rows = await AllTypes.Query<Settable>(AllTypes.Runner(withNulls: true)).ToListAsync();
        Assert.Equal((4L, "text"), (rows[0].I64, rows[0].Text));
        Assert.Equal(((long?)null, (string?)null), (rows[1].I64, rows[1].Text));
    }

    [Fact]
    public async Task Values_anonymous_types_and_tuples_are_rows()
    {
        FixedRunner one = One(Int32Type.Default, ColumnKind.Int32, 5L, 6L, 7L);
        Assert.Equal([5, 6, 7], await AllTypes.Query<Number>(one).Select(n => n.Value).ToListAsync());
        var objects = await AllTypes.Query<Number>(one).Select(n => new { Inner = new { n.Value } }).ToListAsync();
        Assert.Equal(6, objects[1].Inner.Value);
        Assert.Equal((7, 7), (await AllTypes.Query<Number>(Two()).Select(n => ValueTuple.Create(n.Value, n.Value)).ToListAsync())[2]);
    }

    [Fact]
    public async Task Rows_can_be_streamed()
    {
        var seen = new List<int>();
        await foreach (int value in AllTypes.Query<Number>(One(Int32Type.Default, ColumnKind.Int32, 1L, 2L, 3L)).Select(n => n.Value).AsAsyncEnumerable())
        {
            seen.Add(value);
        }

        Assert.Equal([1, 2, 3], seen);
    }

    [Fact]
    public async Task A_missing_object_is_null()
    {
        FixedRunner runner = new(
            [("d", new(ColumnKind.Int64), Int64Type.Default), ("p", new(ColumnKind.Boolean), BooleanType.Default), ("id", new(ColumnKind.Int64), Int64Type.Default)],
            [1L, true, 10L],
            [2L, false, null]);
        var inner = new ObjectShape(typeof(Key), typeof(Key).GetConstructors()[0], [new ScalarShape(typeof(long), 2, "Id")], [], 1);
        var shape = new ObjectShape(typeof(Pair), typeof(Pair).GetConstructors()[0], [new ScalarShape(typeof(long), 0, "D"), inner], [], null);
        List<Pair> rows = await RowStream.ToListAsync<Pair>(runner.RunAsync(new ScanPlan(runner.Table), null, default), shape, default);
        Assert.Equal([new Pair(1, new Key(10)), new Pair(2, null)], rows);
    }

    [Fact]
    public async Task A_null_where_none_can_be_is_an_error()
    {
        FixedRunner runner = One(Int32Type.Default, ColumnKind.Int32, 1L, null);
        Query<int> query = AllTypes.Query<MaybeNumber>(runner).Select(n => n.Value!.Value);
        ParcoursException error = await Assert.ThrowsAsync<ParcoursException>(() => query.ToListAsync());
        Assert.Equal("PRC0390: 'Value' is null in a row, and int cannot be. Declare it as int?, or leave such rows out with Where.", error.Message);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_is_an_error()
    {
        FixedRunner runner = One(Int32Type.Default, ColumnKind.Int32, 70_000L);
        var shape = new ScalarShape(typeof(short), 0, "Value");
        ParcoursException error = await Assert.ThrowsAsync<ParcoursException>(
            () => RowStream.ToListAsync<short>(runner.RunAsync(new ScanPlan(runner.Table), null, default), shape, default));
        Assert.Equal("PRC0393", error.Id);
        Assert.DoesNotContain("70", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_row_is_asked_for_by_name()
    {
        Query<int> none = AllTypes.Query<Number>(One(Int32Type.Default, ColumnKind.Int32)).Select(n => n.Value);
        Query<int> two = AllTypes.Query<Number>(One(Int32Type.Default, ColumnKind.Int32, 1L, 2L)).Select(n => n.Value);
        Assert.Equal("PRC0391", (await Assert.ThrowsAsync<ParcoursException>(() => none.FirstAsync())).Id);
        Assert.Equal(0, await none.FirstOrDefaultAsync());
        Assert.Equal("PRC0392", (await Assert.ThrowsAsync<ParcoursException>(() => two.SingleAsync())).Id);
        Assert.Equal(1, await two.FirstAsync());
    }

    private static FixedRunner One(IArrowType arrow, ColumnKind kind, params object?[] values) =>
        new([("value", new(kind), arrow)], [.. values.Select(v => new[] { v })]);

    private static FixedRunner Two() => new(
        [("a", new(ColumnKind.Int32), Int32Type.Default), ("value", new(ColumnKind.Int32), Int32Type.Default)],
        [5L, 5L],
        [6L, 6L],
        [7L, 7L]);

    internal sealed record Full(
        bool Flag, sbyte I8, short I16, int I32, long I64, decimal Amount, float Single, double Number, DateOnly Day, DateTime At, string Text, byte[]? Bytes, Level Level);

    internal sealed record Sparse(
        bool? Flag, sbyte? I8, int? I16, int? I32, long? I64, decimal? Amount, double? Single, double? Number, DateOnly? Day, DateTime? At, string? Text, byte[]? Bytes, Level? Level);

    internal sealed class Settable
    {
        public long? I64 { get; set; }

        public string? Text { get; init; }

        public string Computed => $"{I64} {Text}";
    }

    internal sealed record Number(int Value);

    internal sealed record MaybeNumber(int? Value);

    internal sealed record Key(long Id);

    internal sealed record Pair(long D, Key? P);
}
