using Apache.Arrow.Types;
using Parcours.Tests.Import;

namespace Parcours.Tests.Hosting;

/// <summary>A small dataset of dispensings, stays and drugs in a folder of its own, imported in two snapshots.</summary>
public sealed class ClaimsFixture : IAsyncLifetime
{
    public const int Patients = 100;

    private static readonly DateOnly _first = new(2022, 1, 1);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "parcours-" + Guid.NewGuid().ToString("N"));

    internal List<Row> Rows { get; } = [.. Enumerable.Range(0, 1000).Select(Row.Of)];

    public async Task InitializeAsync()
    {
        await Dataset.ImportAsync(Folder, [Dispensings(0, 600), Drugs()], new ImportOptions { SnapshotName = "first", Buckets = 4 });
        await Dataset.ImportAsync(Folder, [Dispensings(600, 1000)], new ImportOptions { SnapshotName = "second" });
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    internal TableImport Dispensings(int from, int to) => new("ER_PHA_F", TableKind.Events,
    [
        new RowSource(
            "dispensings",
            [
                ("patient", Int64Type.Default), ("date", Date32Type.Default), ("cip", Int32Type.Default), ("boxes", Int16Type.Default),
                ("bonus", Int32Type.Default), ("amount", new Decimal128Type(18, 2)), ("note", StringType.Default), ("generic", BooleanType.Default),
            ],
            [.. Rows[from..to].Select(r => new object?[] { r.Patient, (long)(r.Date.DayNumber - new DateOnly(1970, 1, 1).DayNumber), (long)r.Cip, (long)r.Boxes, r.BonusCell, (long)(r.Amount * 100), r.Note, r.Generic })]),
    ])
    {
        Patient = "patient",
        Time = "date",
    };

    private static TableImport Drugs() => new("IR_PHA_R", TableKind.Reference,
    [
        new RowSource(
            "drugs",
            [("cip", Int32Type.Default), ("atc", StringType.Default)],
            [[0L, "C10AA01"], [1L, "C10AA05"], [2L, "A10BA02"], [3L, "N02BE01"]]),
    ]);

    /// <summary>A dispensing, as the tests compute on it in plain C#.</summary>
    internal sealed record Row(long Patient, DateOnly Date, int Cip, int Boxes, int? Bonus, decimal Amount, string? Note, bool Generic)
    {
        public static Row Of(int i) => new(
            1 + (i * 7919 % Patients),
            _first.AddDays(i * 31 % 700),
            i % 5,
            1 + (i % 4),
            i % 3 == 0 ? null : i % 10,
            (i % 1000) + 0.25m,
            i % 4 == 0 ? null : $"note {i % 6}",
            i % 2 == 0);

        public object? BonusCell => Bonus is { } value ? (long)value : null;
    }
}
