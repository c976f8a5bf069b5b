using Apache.Arrow.Types;
using Parcours.Tests.Import;

namespace Parcours.Tests.Linq.Timelines;

/// <summary>Patients, dispensings, stays and deaths in a folder of their own, imported in two snapshots, and the same rows as plain objects.</summary>
public sealed class StudyFixture : IAsyncLifetime
{
    internal static readonly DateOnly First = new(2020, 1, 1);

    private readonly Random _random = new(20200101);

    public StudyFixture()
    {
        Patients = [.. Enumerable.Range(1, 60).Select(p => new Patient(p, 1930 + (p * 7 % 80), p % 2 + 1))];
        Drugs = [.. Enumerable.Range(0, 700).Select(i => new Drug(Any(50), Day(), Pick("A", "B", null), 1 + _random.Next(3), i))];
        Stays = [.. Enumerable.Range(0, 160).Select(i => Lasting(i))];
        Deaths = [.. Patients.Where(p => p.Id % 5 == 0).Select(p => new Death(p.Id, First.AddDays(500 + (int)p.Id)))];
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "parcours-" + Guid.NewGuid().ToString("N"));

    internal List<Patient> Patients { get; }

    internal List<Drug> Drugs { get; }

    internal List<Admission> Stays { get; }

    internal List<Death> Deaths { get; }

    /// <summary>The dispensings of a patient in stored order.</summary>
    internal List<Drug> DrugsOf(long patient) =>
        [.. Drugs.Where(d => d.Patient == patient).OrderBy(d => d.Date).ThenBy(d => d.Atc is not null).ThenBy(d => d.Atc, StringComparer.Ordinal).ThenBy(d => d.Boxes).ThenBy(d => d.Line)];

    /// <summary>The stays of a patient in stored order.</summary>
    internal List<Admission> StaysOf(long patient) =>
        [.. Stays.Where(s => s.Patient == patient).OrderBy(s => s.Entry).ThenBy(s => s.Exit is not null).ThenBy(s => s.Exit).ThenBy(s => s.Line)];

    public async Task InitializeAsync()
    {
        TableImport[] Delivery(int part) =>
        [
            new("drug", TableKind.Events, [new RowSource("drug" + part, [("patient", Int64Type.Default), ("date", Date32Type.Default), ("atc", StringType.Default), ("boxes", Int32Type.Default), ("line", Int32Type.Default)], [.. Drugs.Where(d => d.Line % 2 == part).Select(d => new object?[] { d.Patient, Number(d.Date), d.Atc, (long)d.Boxes, (long)d.Line })])]) { Patient = "patient", Time = "date" },
            new("stay", TableKind.Intervals, [new RowSource("stay" + part, [("patient", Int64Type.Default), ("entry", Date32Type.Default), ("exit", Date32Type.Default), ("line", Int32Type.Default)], [.. Stays.Where(s => s.Line % 2 == part).Select(s => new object?[] { s.Patient, Number(s.Entry), s.Exit is { } exit ? Number(exit) : null, (long)s.Line })])]) { Patient = "patient", Time = "entry", End = "exit" },
            .. part == 1 ? Array.Empty<TableImport>() : Once(),
        ];
        await Dataset.ImportAsync(Folder, Delivery(0), new ImportOptions { Buckets = 4 });
        await Dataset.ImportAsync(Folder, Delivery(1), new ImportOptions());
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    private TableImport[] Once() =>
    [
        new("patient", TableKind.Patients, [new RowSource("patient", [("patient", Int64Type.Default), ("birth_year", Int32Type.Default), ("sex", Int32Type.Default)], [.. Patients.Select(p => new object?[] { p.Id, (long)p.BirthYear, (long)p.Sex })])]) { Patient = "patient" },
        new("death", TableKind.Events, [new RowSource("death", [("patient", Int64Type.Default), ("date", Date32Type.Default)], [.. Deaths.Select(d => new object?[] { d.Patient, Number(d.Date) })])]) { Patient = "patient", Time = "date" },
    ];

    private static long Number(DateOnly date) => date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private long Any(int patients) => 1 + _random.Next(patients);

    private DateOnly Day() => First.AddDays(_random.Next(400));

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    private Admission Lasting(int line)
    {
        DateOnly entry = Day();
        return new Admission(Any(55), entry, _random.Next(8) == 0 ? null : entry.AddDays(_random.Next(20)), line);
    }

    /// <summary>The same rows, and for each patient in the same order: patients themselves come in stored order.</summary>
    internal static void Same<T>(IEnumerable<T> expected, IReadOnlyList<T> found, Func<T, long> patient) =>
        Assert.Equal(expected.OrderBy(patient), found.OrderBy(patient));

    [Table("patient")]
    internal sealed record Patient([property: Patient, Column("patient")] long Id, [property: Column("birth_year")] int BirthYear, int Sex);

    [Table("drug")]
    internal sealed record Drug([property: Patient] long Patient, [property: Time] DateOnly Date, string? Atc, int Boxes, int Line);

    [Table("stay")]
    internal sealed record Admission([property: Patient] long Patient, [property: Start] DateOnly Entry, [property: End] DateOnly? Exit, int Line);

    [Table("death")]
    internal sealed record Death([property: Patient] long Patient, [property: Time] DateOnly Date);
}
