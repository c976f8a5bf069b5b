using Apache.Arrow.Types;
using Parcours.Tests.Import;

namespace Parcours.Tests.Execution;

/// <summary>A dataset of some hundred thousand visits in two snapshots and 32 buckets: enough for many morsels, and for several workers at once.</summary>
public sealed class VisitFixture : IAsyncLifetime
{
    public const int Rows = 120_000;
    public const int Patients = 20_000;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "parcours-" + Guid.NewGuid().ToString("N"));

    public async Task InitializeAsync()
    {
        await Dataset.ImportAsync(Folder, [Visits(0, Rows * 3 / 4)], new ImportOptions { Buckets = 32 });
        await Dataset.ImportAsync(Folder, [Visits(Rows * 3 / 4, Rows)]);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Questions of every kind of breaker, and one of none; each reads every page.</summary>
    internal static Task AskAsync(Dataset data, string kind, RunOptions options, CancellationToken cancellation = default)
    {
        Query<Visit> visits = data.Table<Visit>();
        return kind switch
        {
            "scan" => visits.ToListAsync(options, cancellation),
            "aggregate" => visits.GroupBy(v => new { v.Note, v.Place }).Select(g => new { g.Key.Note, g.Key.Place, N = g.Count(), Last = g.Max(v => v.Note), Half = g.Quantile(v => v.Amount, 0.5), Days = g.CountDistinct(v => v.Date) }).ToListAsync(options, cancellation),
            "join" => visits.Join(visits, v => v.Note, w => w.Note, (v, w) => new { v.Note, w.Place }).CountAsync(options, cancellation),
            "sort" => visits.OrderBy(v => v.Note).ToListAsync(options, cancellation),
            "distinct" => visits.Select(v => new { v.Note, v.Amount }).Distinct().CountAsync(options, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static TableImport Visits(int from, int to) => new("VISITS", TableKind.Events,
    [
        new RowSource(
            "visits",
            [("patient", Int64Type.Default), ("date", Date32Type.Default), ("place", Int32Type.Default), ("amount", new Decimal128Type(18, 2)), ("note", StringType.Default)],
            [.. Enumerable.Range(from, to - from).Select(i => new object?[] { 1 + (i * 7919L % Patients), 18000L + (i * 31L % 700), i * 13L % 5000, i * 17L % 90001, $"a note that is long enough, number {i * 7 % 60_000}" })],
            batchRows: 10_000),
    ])
    {
        Patient = "patient",
        Time = "date",
        Types = new Dictionary<string, ColumnType> { ["note"] = new ColumnType(ColumnKind.Text) },
    };

    [Table("VISITS")]
    internal sealed record Visit([Patient] long Patient, [Time] DateOnly Date, int Place, decimal Amount, string Note);
}
