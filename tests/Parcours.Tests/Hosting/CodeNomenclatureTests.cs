using Apache.Arrow.Types;
using Parcours.Tests.Import;

namespace Parcours.Tests.Hosting;

/// <summary>Sets of codes and tables that are stored: expansion, and what a set has that the data have not.</summary>
public sealed class CodeNomenclatureTests(ClaimsFixture claims) : IClassFixture<ClaimsFixture>
{
    [Fact]
    public async Task A_class_of_drugs_becomes_its_packs()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        CodeSet lipids = CodeSet.Of("Lipids", Terminology.Atc, "C10").During(new DateOnly(2022, 6, 1), null);
        CodeSet packs = await lipids.ThroughAsync("Packs", Terminology.Other, data.Table<Drug>(), d => d.Atc, d => d.Cip);
        Assert.Equal(["0", "1"], packs.Entries);
        Assert.True(packs.HasDates);
        Assert.Equal("Packs", packs.Name);
        long dispensed = await data.Table<Dispensing>().Where(d => packs.Contains(d.Cip, d.Date)).CountAsync();
        Assert.Equal(claims.Rows.Count(r => r.Cip is 0 or 1 && r.Date >= new DateOnly(2022, 6, 1)), dispensed);
    }

    [Fact]
    public async Task Codes_that_no_row_has_are_named()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        CodeSet classes = CodeSet.Of("Classes", Terminology.Atc, "C10AA", "C10AB", "N02").AndRange("A11", "A16");
        Assert.Equal(["A11-A16", "C10AB"], await classes.UnmatchedAsync(data.Table<Drug>(), d => d.Atc));
        CodeSet packs = CodeSet.Of("Packs", Terminology.Other, "1", "4", "9");
        Assert.Equal(["9"], await packs.UnmatchedAsync(data.Table<Dispensing>(), d => d.Cip));
    }

    [Fact]
    public async Task A_hierarchy_in_the_dataset_is_followed()
    {
        string folder = Path.Combine(Path.GetTempPath(), "parcours-" + Guid.NewGuid().ToString("N"));
        try
        {
            var rows = new RowSource("tree", [("above", StringType.Default), ("below", StringType.Default)], [["heart", "valve"], ["valve", "mitral"], ["lung", "lobe"], [null, "x"]]);
            await Dataset.ImportAsync(folder, [new TableImport("tree", TableKind.Reference, [rows])], new ImportOptions { Buckets = 1 });
            await using Dataset data = await Dataset.OpenAsync(folder);
            CodeSet all = await CodeSet.Of("Heart", Terminology.Other, "heart").ExpandAsync(data.Table<Branch>(), b => b.Above, b => b.Below);
            Assert.Equal(["heart", "mitral", "valve"], all.Entries);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Table("IR_PHA_R")]
    public sealed record Drug(int? Cip, string? Atc);

    [Table("ER_PHA_F")]
    public sealed record Dispensing([property: Patient] long Patient, [property: Time] DateOnly Date, int Cip);

    [Table("tree")]
    public sealed record Branch(string? Above, string? Below);
}
