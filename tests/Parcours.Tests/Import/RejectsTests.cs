using Apache.Arrow.Types;
using Parcours.Import;
using Parcours.Tests.Storage;

namespace Parcours.Tests.Import;

public sealed class RejectsTests
{
    private static readonly (string, IArrowType)[] _columns = [("p", StringType.Default), ("d", Date32Type.Default)];

    [Fact]
    public void Lines_without_a_patient_are_listed_and_counted()
    {
        var objects = new MemoryObjectStore();
        ImportReport report = Import(objects, null, Source());
        TableReport table = Assert.Single(report.Tables);
        Assert.Equal((5, 2, 3), (table.Read, table.Stored, table.Rejected));
        Assert.Equal(new Dictionary<string, long> { ["no patient"] = 2, ["too few fields"] = 1 }, table.RejectedByReason);
        Assert.Equal("rejects/0000000001.csv", report.RejectsFile);
        Assert.Equal(
            "table,source,line,column,reason\nt,\"a,b\",9,,too few fields\nt,\"a,b\",2,p,no patient\nt,\"a,b\",4,p,no patient\n",
            System.Text.Encoding.UTF8.GetString(objects.Objects[report.RejectsFile!]));
    }

    [Fact]
    public void The_list_goes_where_it_is_asked_to()
    {
        string path = Path.GetTempFileName();
        try
        {
            var objects = new MemoryObjectStore();
            Assert.Equal(path, Import(objects, path, Source()).RejectsFile);
            Assert.Equal(4, File.ReadAllLines(path).Length);
            Assert.DoesNotContain(objects.Objects.Keys, name => name.StartsWith("rejects", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void No_list_is_made_when_every_line_is_stored() =>
        Assert.Null(Import(new MemoryObjectStore(), null, new RowSource("s", _columns, [["A", 1L]])).RejectsFile);

    [Fact]
    public void Many_rejected_lines_do_not_stay_in_memory_and_keep_their_order()
    {
        var objects = new MemoryObjectStore();
        object?[][] rows = [.. Enumerable.Range(0, 20_000).Select(i => new object?[] { null, (long)i })];
        ImportReport report = Import(objects, null, new RowSource("s", _columns, rows, 500));
        string[] lines = System.Text.Encoding.UTF8.GetString(objects.Objects[report.RejectsFile!]).TrimEnd('\n').Split('\n');
        Assert.Equal(Enumerable.Range(1, rows.Length).Select(line => $"t,s,{line},p,no patient"), lines.Skip(1));
        Assert.Equal((20_000, 0), (report.Rejected, report.Stored));
    }

    private static RowSource Source() => new("a,b", _columns, [["A", 1L], [null, 2L], ["B", 3L], ["", 4L]])
    {
        Rejected = [new RejectedLine("a,b", 9, "too few fields", null)],
    };

    private static ImportReport Import(MemoryObjectStore objects, string? file, TableSource source) => Importer.Run(
        objects,
        [new TableImport("t", TableKind.Events, [source]) { Patient = "p", Time = "d" }],
        new ImportOptions { Threads = 2, RejectsFile = file },
        default);
}
