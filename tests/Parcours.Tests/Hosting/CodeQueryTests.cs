using Apache.Arrow.Types;
using Parcours.Tests.Import;

namespace Parcours.Tests.Hosting;

/// <summary>Sets of codes in queries, through both doors, against plain C# on the same rows.</summary>
public sealed class CodeQueryTests(CodeQueryTests.Stays stays) : IClassFixture<CodeQueryTests.Stays>
{
    private static readonly CodeSet _heart = CodeSet.Of("Heart", Terminology.Cim10, "E11.1").AndRange("I20", "I25").Except("I21.0");

    private static readonly CodeSet _dated = _heart.During(null, new DateOnly(2022, 6, 1)).Union(CodeSet.Of("I50", Terminology.Cim10, "I50").During(new DateOnly(2022, 3, 1), null));

    private static readonly CodeSet _packs = CodeSet.Of("Packs", Terminology.Cip13, "3400930000011", "3400930000022");

    private static readonly CodeSet _tests = CodeSet.Of("Tests", Terminology.Nabm).AndRange("0002", "0005").And("0126");

    [Fact]
    public async Task A_set_filters_codes_texts_and_numbers() => await Agree(
        (s => _heart.Contains(s.Diagnosis), r => _heart.Contains(r.Diagnosis)),
        (s => _heart.Contains(s.Text), r => _heart.Contains(r.Diagnosis)),
        (s => !_heart.Contains(s.Diagnosis), r => !_heart.Contains(r.Diagnosis)),
        (s => _packs.Contains(s.Pack), r => _packs.Contains(r.Pack)),
        (s => _tests.Contains(s.Test), r => _tests.Contains(r.Test)),
        (s => _heart.Contains(s.Diagnosis) || _tests.Contains(s.Test), r => _heart.Contains(r.Diagnosis) || _tests.Contains(r.Test)),
        (s => _heart.Contains(s.Diagnosis!.Substring(0, 3)), r => r.Diagnosis is { } d && _heart.Contains(d[..3])));

    [Fact]
    public async Task A_set_with_dates_takes_the_date_of_the_row() => await Agree(
        (s => _dated.Contains(s.Diagnosis, s.Entry), r => _dated.Contains(r.Diagnosis, r.Entry)),
        (s => _dated.Contains(s.Diagnosis, s.Exit), r => _dated.Contains(r.Diagnosis, r.Exit)),
        (s => _dated.Contains(s.Text, s.Exit), r => _dated.Contains(r.Diagnosis, r.Exit)),
        (s => _dated.Contains(s.Diagnosis), r => _dated.Contains(r.Diagnosis)),
        (s => !_dated.Contains(s.Diagnosis, s.Exit), r => !_dated.Contains(r.Diagnosis, r.Exit)),
        (s => _heart.Contains(s.Diagnosis, s.Exit), r => _heart.Contains(r.Diagnosis, r.Exit)));

    [Fact]
    public async Task The_untyped_door_gives_the_same()
    {
        await using Dataset data = await Dataset.OpenAsync(stays.Folder);
        UntypedQuery table = data.Table("stay");
        Assert.Equal(stays.Rows.Count(r => _heart.Contains(r.Diagnosis)), await table.Where(table["diagnosis"].In(_heart)).CountAsync());
        Assert.Equal(stays.Rows.Count(r => !_dated.Contains(r.Diagnosis, r.Exit)), await table.Where(!table["diagnosis"].In(_dated, table["exit"])).CountAsync());
        Assert.Equal(stays.Rows.Count(r => _packs.Contains(r.Pack)), await table.Where(table["pack"].In(_packs)).CountAsync());
        Assert.Equal("PRC0344", Assert.Throws<ParcoursException>(() => table.Where(table["pack"].In(_heart))).Id);
    }

    [Fact]
    public async Task A_set_is_a_value_as_well()
    {
        await using Dataset data = await Dataset.OpenAsync(stays.Folder);
        var found = await data.Table<Stay>().GroupBy(s => _heart.Contains(s.Diagnosis)).Select(g => new { g.Key, N = g.Count(), Dated = g.Count(s => _dated.Contains(s.Diagnosis, s.Entry)) }).ToListAsync();
        Assert.Equal(
            stays.Rows.GroupBy(r => _heart.Contains(r.Diagnosis)).OrderBy(g => g.Key).Select(g => (g.Key, (long)g.Count(), (long)g.Count(r => _dated.Contains(r.Diagnosis, r.Entry)))),
            found.Select(g => (g.Key, g.N, g.Dated)));
    }

    [Fact]
    public async Task The_plan_names_the_set_and_never_its_codes()
    {
        await using Dataset data = await Dataset.OpenAsync(stays.Folder);
        string plan = data.Table<Stay>().Where(s => _heart.Contains(s.Diagnosis)).Explain();
        Assert.Contains("\"Heart\" (CIM-10, 3 codes)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("I20", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Filter ", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_of_a_row_may_not_be_something_else()
    {
        await using Dataset data = await Dataset.OpenAsync(stays.Folder);
        UntypedQuery table = data.Table("stay");
        Assert.Equal("PRC0317", Assert.Throws<ParcoursException>(() => table.Where(table["diagnosis"].In(_dated, table["pack"]))).Id);
    }

    private async Task Agree(params (System.Linq.Expressions.Expression<Func<Stay, bool>> Asked, Func<Stay, bool> Meant)[] questions)
    {
        await using Dataset data = await Dataset.OpenAsync(stays.Folder);
        foreach ((System.Linq.Expressions.Expression<Func<Stay, bool>> asked, Func<Stay, bool> meant) in questions)
        {
            long[] expected = [.. stays.Rows.Where(meant).Select(r => r.Id).Order()];
            Assert.NotEmpty(expected);
            Assert.Equal(expected, await data.Table<Stay>().Where(asked).Select(s => s.Id).OrderBy(i => i).ToListAsync());
        }
    }

    /// <summary>A stay; its diagnosis is stored as codes and as text.</summary>
    [Table("stay")]
    public sealed record Stay([property: Patient] long Patient, [property: Start] DateOnly Entry, [property: End] DateOnly? Exit, string? Diagnosis, string? Text, long? Pack, int? Test, long Id);

    /// <summary>A dataset of stays in a folder of its own.</summary>
    public sealed class Stays : IAsyncLifetime
    {
        private static readonly string?[] _codes = ["E11", "E11.1", "E1110", "e11.0", "I20", "I21.0", "I21.1", "I21", "I259", "I26", "I50.0", "I50+", null, "Z00"];

        public string Folder { get; } = Path.Combine(Path.GetTempPath(), "parcours-" + Guid.NewGuid().ToString("N"));

        public List<Stay> Rows { get; } = [.. Enumerable.Range(0, 3000).Select(Of)];

        public async Task InitializeAsync() => await Dataset.ImportAsync(
            Folder,
            [
                new TableImport("stay", TableKind.Intervals,
                [
                    new RowSource(
                        "stays",
                        [
                            ("patient", Int64Type.Default), ("entry", Date32Type.Default), ("exit", Date32Type.Default), ("diagnosis", StringType.Default),
                            ("text", StringType.Default), ("pack", Int64Type.Default), ("test", Int32Type.Default), ("id", Int64Type.Default),
                        ],
                        [.. Rows.Select(r => new object?[] { r.Patient, Day(r.Entry), r.Exit is { } exit ? Day(exit) : null, r.Diagnosis, r.Text, r.Pack, (long?)r.Test, r.Id })]),
                ])
                {
                    Patient = "patient",
                    Time = "entry",
                    End = "exit",
                    Types = new Dictionary<string, ColumnType> { ["text"] = new(ColumnKind.Text), ["diagnosis"] = new(ColumnKind.Code) },
                },
            ],
            new ImportOptions { Buckets = 2 });

        public Task DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return Task.CompletedTask;
        }

        private static Stay Of(int i)
        {
            string? code = _codes[i % _codes.Length];
            DateOnly entry = new DateOnly(2022, 1, 1).AddDays(i * 7 % 365);
            return new Stay(1 + (i * 31 % 97), entry, i % 5 == 0 ? null : entry.AddDays(i % 9), code, code, i % 7 == 0 ? null : 3400930000000 + (11 * (i % 6)), i % 11 == 0 ? null : (i % 13 == 0 ? 126 : i % 10), i);
        }

        private static long Day(DateOnly date) => date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
    }
}
