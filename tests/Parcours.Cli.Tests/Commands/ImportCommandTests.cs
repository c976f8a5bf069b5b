using System.Text.Json;
using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Dataset => _folder.In("dataset");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_is_imported_and_its_lines_are_counted()
    {
        ToolRun run = await Events("id;day;atc;boxes\n1;04/03/2021;C10AA05;1\n2;06/05/2021;N02BE01;x\n1;;C10AA05;1\n", "--types", "boxes=int16,atc=code", "--format", "csv");

        Assert.True(run.Code == ExitCode.Done, run.Messages);
        Assert.Equal("table,read,stored,rejected,reasons", run.Lines[0]);
        Assert.StartsWith("drugs,3,2,1,", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("3 lines read = 2 stored + 1 rejected", run.Messages, StringComparison.Ordinal);
        Assert.Contains("are listed in", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_import_is_a_second_snapshot_and_the_first_stays()
    {
        await Events("id,day\n1,2021-03-04\n", "--name", "first");
        await Events("id,day\n2,2021-03-05\n3,2021-03-05\n");

        ToolRun snapshots = await ToolRun.Of("snapshots", Dataset, "--format", "csv");
        ToolRun first = await ToolRun.Of("info", Dataset, "--json", "--snapshot", "first");
        ToolRun newest = await ToolRun.Of("info", Dataset, "--json");

        Assert.Equal("id,name,committed,tables,rows", snapshots.Lines[0]);
        Assert.Matches("^1,first,.*,1,1$", snapshots.Lines[1]);
        Assert.Matches("^2,,.*,1,3$", snapshots.Lines[2]);
        Assert.Equal(1, Rows(first));
        Assert.Equal(3, Rows(newest));
    }

    [Fact]
    public async Task Declared_tables_are_imported()
    {
        _folder.File("mdph/2023.csv", "ID;DEBUT;FIN\n1;01/02/2023;31/12/2999\n");
        string declaration = _folder.File("tables.json", """
            { "tables": [ { "name": "MDPH", "kind": "intervals", "patient": "ID", "time": "DEBUT", "end": "FIN",
              "columns": { "ID": "int64", "DEBUT": "date", "FIN": "date" }, "nullDates": ["2999-12-31"], "files": ["mdph/*.csv"] } ] }
            """);

        ToolRun run = await ToolRun.Of("import", Dataset, "--declare", declaration, "--format", "csv");
        ToolRun info = await ToolRun.Of("info", Dataset, "--json");

        Assert.True(run.Code == ExitCode.Done, run.Messages);
        Assert.StartsWith("MDPH,1,1,0,", run.Lines[1], StringComparison.Ordinal);
        JsonElement end = JsonDocument.Parse(info.Output).RootElement.GetProperty("tables")[0].GetProperty("columns")[2];
        Assert.Equal("FIN", end.GetProperty("name").GetString());
        Assert.Equal(1, end.GetProperty("nulls").GetInt64());
    }

    [Theory]
    [InlineData("PRC0702", "import", "D")]
    [InlineData("PRC0702", "import", "D", "--snds", "F", "--declare", "F")]
    [InlineData("PRC0702", "import", "D", "file.csv")]
    [InlineData("PRC0703", "import", "D", "--table", "T", "file.csv")]
    [InlineData("PRC0703", "import", "D", "--table", "T", "--kind", "events", "file.csv")]
    [InlineData("PRC0703", "import", "D", "--table", "T", "--kind", "intervals", "--patient", "p", "--start", "s", "file.csv")]
    [InlineData("PRC0703", "import", "D", "--table", "T", "--kind", "reference")]
    [InlineData("PRC0701", "import", "D", "--table", "T", "--kind", "event", "file.csv")]
    [InlineData("PRC0701", "import", "D", "--table", "T", "--kind", "reference", "--types", "a", "file.csv")]
    [InlineData("PRC0701", "import", "D", "--snds", "F", "--memory", "much")]
    [InlineData("PRC0701", "import", "D", "--snds", "F", "--threads", "0")]
    [InlineData("PRC0601", "import", "D", "--table", "T", "--kind", "reference", "/nowhere/file.csv")]
    public async Task What_is_wrong_with_the_command_line_is_said(string id, params string[] arguments)
    {
        ToolRun run = await ToolRun.Of(arguments);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(id + ": ", run.Messages, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.False(Directory.Exists("D"));
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_said_with_the_nearest_one()
    {
        string file = _folder.File("drugs.csv", "patient,day\n1,2021-03-04\n");

        ToolRun run = await ToolRun.Of("import", Dataset, "--table", "drugs", "--kind", "events", "--patient", "patinet", "--time", "day", file);

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("Did you mean 'patient'?", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_for_a_column_that_no_file_has_is_said()
    {
        ToolRun run = await Events("id,day,boxes\n1,2021-03-04,1\n", "--types", "box=int16");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.StartsWith("PRC0709: --types names column 'box'", run.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Dataset));
    }

    [Theory]
    [InlineData("PRC0708", "import", "FILE", "--table", "T", "--kind", "reference", "FILE")]
    [InlineData("PRC0708", "import", "FILE/below", "--table", "T", "--kind", "reference", "FILE")]
    [InlineData("PRC0708", "generate", "FILE")]
    [InlineData("PRC0708", "generate", "FILE/below")]
    [InlineData("PRC0708", "demo", "FILE")]
    [InlineData("PRC0117", "info", "FILE")]
    [InlineData("PRC0711", "import", "FOLDER/d", "--table", "T", "--kind", "reference", "FILE", "--rejects", "FOLDER")]
    [InlineData("PRC0711", "import", "FOLDER/d", "--table", "T", "--kind", "reference", "FILE", "--rejects", "FOLDER/none/r.csv")]
    [InlineData("PRC0713", "import", "FOLDER/d", "--table", "T", "--kind", "reference", "FILE", "FILE")]
    [InlineData("PRC0704", "import", "FOLDER/d", "--declare", "FOLDER")]
    [InlineData("PRC0508", "import", "FOLDER/d", "--snds", "FILE")]
    public async Task A_file_for_a_folder_or_a_folder_for_a_file_is_wrong_usage(string id, params string[] arguments)
    {
        string file = _folder.File("a.csv", "a\n1\n");

        ToolRun run = await ToolRun.Of([.. arguments.Select(text => text.Replace("FILE", file, StringComparison.Ordinal).Replace("FOLDER", _folder.Path, StringComparison.Ordinal))]);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.StartsWith(id + ": ", run.Messages, StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Damage_is_told_from_other_errors()
    {
        await Events("id,day,n\n1,2021-03-04,5\n2,2021-03-05,77\n");
        string segment = Directory.EnumerateFiles(Dataset, "*.seg", SearchOption.AllDirectories).First();
        byte[] bytes = await File.ReadAllBytesAsync(segment);
        bytes[^20] ^= 0x40;
        await File.WriteAllBytesAsync(segment, bytes);

        ToolRun run = await ToolRun.Of("info", Dataset);

        Assert.Equal(ExitCode.Damaged, run.Code);
        Assert.StartsWith("PRC01", run.Messages, StringComparison.Ordinal);
    }

    private async Task<ToolRun> Events(string csv, params string[] options) => await ToolRun.Of(
        ["import", Dataset, "--table", "drugs", "--kind", "events", "--patient", "id", "--time", "day", .. options, _folder.File("drugs.csv", csv)]);

    private static long Rows(ToolRun info) => JsonDocument.Parse(info.Output).RootElement.GetProperty("rows").GetInt64();
}
