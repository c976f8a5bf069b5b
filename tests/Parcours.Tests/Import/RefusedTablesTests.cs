using Apache.Arrow.Types;
using Parcours.Import;
using Parcours.Tests.Storage;

namespace Parcours.Tests.Import;

public sealed class RefusedTablesTests
{
    private static readonly TableImport _table = new("t", TableKind.Events, [new RowSource("s", [("p", StringType.Default), ("d", Date32Type.Default), ("v", StringType.Default)], [["A", 1L, "x"]])])
    {
        Patient = "p",
        Time = "d",
    };

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("../t")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public void A_name_that_is_no_name_is_refused(string name) => Refused("PRC0220", _table with { Name = name });

    [Fact]
    public void Columns_that_are_not_there_or_named_twice_are_refused()
    {
        var text = new ColumnType(ColumnKind.Text);
        Refused("PRC0202", _table with { Types = new Dictionary<string, ColumnType> { ["w"] = text } });
        Refused("PRC0202", _table with { TieKey = ["w"] });
        Refused("PRC0202", _table with { Dictionaries = new Dictionary<string, string> { ["w"] = "shared" } });
        Refused("PRC0222", _table with { Types = new Dictionary<string, ColumnType> { ["v"] = text, ["V"] = text } });
        Refused("PRC0222", _table with { TieKey = ["v", "V"] });
    }

    [Fact]
    public void Only_intervals_have_an_end() => Refused("PRC0221", _table with { End = "d" });

    [Fact]
    public void A_place_for_rejected_lines_that_cannot_be_is_found_before_the_import_begins()
    {
        string folder = Path.GetTempPath();
        foreach (string path in (string[])[folder, Path.Combine(folder, "parcours-no-such-folder", "rejects.csv")])
        {
            bool read = false;
            TableImport table = _table with { Sources = [new RowSource("s", [("p", StringType.Default), ("d", Date32Type.Default)], [["A", 1L]]) { BeforeBatch = () => read = true }] };
            ParcoursException error = Assert.Throws<ParcoursException>(() => Importer.Run(new MemoryObjectStore(), [table], new ImportOptions { RejectsFile = path }, default));
            Assert.Equal("PRC0223", error.Id);
            Assert.False(read);
        }
    }

    [Fact]
    public async Task A_file_is_not_taken_for_a_dataset()
    {
        string file = Path.GetTempFileName();
        try
        {
            Assert.Equal("PRC0117", (await Assert.ThrowsAsync<ParcoursException>(() => Dataset.OpenAsync(file))).Id);
            Assert.Equal("PRC0117", (await Assert.ThrowsAsync<ParcoursException>(() => Dataset.ImportAsync(file, [_table]))).Id);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_path_of_nothing_names_no_dataset()
    {
        Assert.Equal("PRC0003", (await Assert.ThrowsAsync<ParcoursException>(() => Dataset.OpenAsync(" "))).Id);
        Assert.Equal("PRC0003", (await Assert.ThrowsAsync<ParcoursException>(() => Dataset.ImportAsync("", [_table]))).Id);
    }

    private static void Refused(string id, TableImport table) =>
        Assert.Equal(id, Assert.Throws<ParcoursException>(() => Importer.Run(new MemoryObjectStore(), [table], new ImportOptions(), default)).Id);
}
