using System.Text.Json;
using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests.Commands;

public sealed class ReadingCommandTests(ClaimsDataset claims) : IClassFixture<ClaimsDataset>
{
    [Fact]
    public async Task Head_gives_the_rows_and_columns_asked_for()
    {
        ToolRun run = await ToolRun.Of("head", claims.Folder, "ER_PHA_F", "--rows", "3", "--columns", "pha_act_qsn,PHA_PRS_C13", "--format", "csv");

        Assert.True(run.Code == ExitCode.Done, run.Messages);
        Assert.Equal("PHA_ACT_QSN,PHA_PRS_C13", run.Lines[0], ignoreCase: true);
        Assert.Equal(4, run.Lines.Length);
        Assert.Empty(run.Messages);
    }

    [Fact]
    public async Task Head_says_the_same_in_every_format()
    {
        ToolRun csv = await ToolRun.Of("head", claims.Folder, "T_MCOaaB", "--format", "csv");
        ToolRun json = await ToolRun.Of("head", claims.Folder, "T_MCOaaB", "--format", "json");
        ToolRun table = await ToolRun.Of("head", claims.Folder, "T_MCOaaB");

        Assert.Equal(11, csv.Lines.Length);
        Assert.Equal(10, JsonDocument.Parse(json.Output).RootElement.GetArrayLength());
        Assert.Equal(14, table.Lines.Length);
    }

    [Fact]
    public async Task Head_looks_at_the_dataset_as_it_was()
    {
        ToolRun first = await ToolRun.Of("head", claims.Folder, "IR_BEN_R", "--snapshot", "first", "--format", "csv");
        ToolRun none = await ToolRun.Of("head", claims.Folder, "IR_BEN_R", "--snapshot", "frist");

        Assert.Equal(11, first.Lines.Length);
        Assert.Equal(ExitCode.Refused, none.Code);
        Assert.Contains("Did you mean 'first'?", none.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ER_PHA", null, "Did you mean 'ER_PHA_F'?")]
    [InlineData("ER_PHA_F", "PHA_PRS_C31", "Did you mean 'PHA_PRS_C13'?")]
    public async Task What_is_not_there_is_said_with_the_nearest_name(string table, string? column, string suggestion)
    {
        ToolRun run = await ToolRun.Of(["head", claims.Folder, table, .. column is null ? Array.Empty<string>() : ["--columns", column]]);

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains(suggestion, run.Messages, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Verify_of_a_sound_dataset_is_clean()
    {
        ToolRun run = await ToolRun.Of("verify", claims.Folder);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Empty(run.Output);
        Assert.StartsWith("1 snapshot, ", run.Messages, StringComparison.Ordinal);
        Assert.EndsWith(": clean.\n", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_gives_a_program_the_list_that_it_asks_for_though_it_is_empty()
    {
        ToolRun csv = await ToolRun.Of("verify", claims.Folder, "--format", "csv");
        ToolRun json = await ToolRun.Of("verify", claims.Folder, "--format", "json");

        Assert.Equal(["file,finding"], csv.Lines);
        Assert.Equal(0, JsonDocument.Parse(json.Output).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task The_empty_dataset_before_the_first_import_is_not_found_by_number()
    {
        foreach (string[] command in new string[][] { ["head", claims.Folder, "ER_PRS_F"], ["info", claims.Folder] })
        {
            ToolRun run = await ToolRun.Of([.. command, "--snapshot", "0"]);

            Assert.Equal(ExitCode.Refused, run.Code);
            Assert.StartsWith("PRC0106: ", run.Messages, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Info_has_a_line_for_every_table_and_the_columns_of_those_that_are_named()
    {
        ToolRun all = await ToolRun.Of("info", claims.Folder, "--json");
        ToolRun brief = await ToolRun.Of("info", claims.Folder);
        ToolRun one = await ToolRun.Of("info", claims.Folder, "ER_PRS_F", "er_prs_f");

        Assert.Single(brief.Lines, line => line.Contains(" ER_PRS_F ", StringComparison.Ordinal));
        Assert.DoesNotContain("PRS_NAT_REF", brief.Output, StringComparison.Ordinal);
        Assert.Single(one.Lines, line => line.StartsWith("ER_PRS_F: events", StringComparison.Ordinal));
        Assert.Contains("PRS_NAT_REF", one.Output, StringComparison.Ordinal);

        JsonElement tables = JsonDocument.Parse(all.Output).RootElement.GetProperty("tables");
        Assert.Contains(tables.EnumerateArray(), table => table.GetProperty("name").GetString() == "IR_PHA_R");
        Assert.Contains("patient index", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ER_PHA_F", one.Output, StringComparison.Ordinal);
    }
}
