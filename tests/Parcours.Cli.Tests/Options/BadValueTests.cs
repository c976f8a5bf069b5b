using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests.Options;

/// <summary>Every option of every command with values that it does not take: one paragraph, exit code 2, and nothing done.</summary>
public sealed class BadValueTests
{
    private static readonly string[] NoNumbers = ["", " ", "abc", "-1", "0", "1e3", "1.5", "NaN", "99999999999", "99999999999999999999", "١"];
    private static readonly string[] Nothing = ["", " "];
    private static readonly string[] NoLists = ["", " ", ",", " , "];

    private static readonly string[] Import = ["import", "D", "--table", "T", "--kind", "events", "--patient", "p", "--time", "t", "file.csv"];

    public static TheoryData<string[], string, string[]> Cases => new()
    {
        { ["generate", "F"], "--patients", NoNumbers },
        { ["generate", "F"], "--years", [.. NoNumbers, "21"] },
        { ["generate", "F"], "--threads", [.. NoNumbers, "1025"] },
        { ["generate", "F"], "--seed", ["", "abc", "1.5", "99999999999999999999"] },
        { ["generate", "F"], "--format", ["", "table", "0", "csv,parquet"] },
        { ["demo", "F"], "--patients", NoNumbers },
        { ["demo", "F"], "--years", NoNumbers },
        { ["demo", "F"], "--seed", ["x"] },
        { ["demo", "F"], "--memory", ["x", "1"] },
        { ["demo", "F"], "--threads", NoNumbers },
        { ["head", "D", "T"], "--rows", NoNumbers },
        { ["head", "D", "T"], "--threads", NoNumbers },
        { ["head", "D", "T"], "--memory", ["", "abc", "-1", "0", "1", "15MiB", "NaN", "1e400GB", "99999999999TiB"] },
        { ["head", "D", "T"], "--columns", NoLists },
        { ["head", "D", "T"], "--snapshot", Nothing },
        { ["head", "D", "T"], "--format", ["", "0", "xlsx", "csv,json"] },
        { ["info", "D"], "--snapshot", Nothing },
        { ["info", "D"], "--format", ["csv"] },
        { ["snapshots", "D"], "--remove", Nothing },
        { ["compact", "D"], "--name", ["", " ", "0", "17", "99999999999999999999"] },
        { Import, "--buckets", [.. NoNumbers, "65537"] },
        { Import, "--threads", NoNumbers },
        { Import, "--memory", ["", "abc", "1"] },
        { Import, "--name", ["", " ", "0", "17"] },
        { Import, "--rejects", Nothing },
        { Import, "--encoding", ["", "utf-7", "klingon", "-1", "99999"] },
        { Import, "--separator", ["", "ab", "\"", "\n", "é", "\0"] },
        { Import, "--date-format", [.. NoLists, "x", "iso,x"] },
        { Import, "--types", [.. NoLists, "a", "=", "=int32", "a=", "a=x", "a=decimal", "a=decimal(18,99)", "a=int32,a=text", "a=int32,A=text"] },
        { Import, "--null-date", [.. NoLists, "x", "2020-13-01", "01/02/2020"] },
        { Import, "--tie-key", NoLists },
        { Import, "--end", ["e"] },
        { Import, "--nothing", ["like it"] },
        { ["import", "D", "file.csv", "--table"], "T", ["--kind=", "--kind=1", "--kind=event", "--kind=patients,events"] },
        { ["import", "D", "--kind", "reference", "file.csv"], "--table", Nothing },
        { ["import", "D"], "--snds", Nothing },
        { ["import", "D"], "--declare", Nothing },
        { ["import", "D", "--snds", "F"], "--types", ["a=int32"] },
        { ["import", "D", "--declare", "F"], "--patient", ["p"] },
        { ["snapshots", "D", "--remove", "1"], "--format", ["csv"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_value_that_is_none_is_wrong_usage(string[] command, string option, string[] values)
    {
        foreach (string value in values)
        {
            await IsWrongUsage([.. command, option, value]);
        }
    }

    [Theory]
    [InlineData("head", "", "T")]
    [InlineData("head", "D", "")]
    [InlineData("info", "")]
    [InlineData("info", "D", "")]
    [InlineData("verify", "")]
    [InlineData("compact", "")]
    [InlineData("snapshots", "")]
    [InlineData("generate", "")]
    [InlineData("demo", "")]
    [InlineData("import", "", "--snds", "F")]
    [InlineData("import", "D", "--table", "T", "--kind", "reference", "")]
    public async Task An_empty_name_is_wrong_usage(params string[] arguments) => await IsWrongUsage(arguments);

    [Theory]
    [InlineData("head", "D", "T", "--rows", "1", "--rows", "2")]
    [InlineData("head", "D", "T", "--format", "csv", "--format", "json")]
    [InlineData("generate", "F", "--seed", "1", "--seed", "2")]
    [InlineData("head", "D", "T", "--rows")]
    [InlineData("head", "D", "T", "--columns")]
    [InlineData("import", "D", "--snds")]
    public async Task An_option_given_twice_or_without_value_is_wrong_usage(params string[] arguments) => await IsWrongUsage(arguments);

    [Fact]
    public async Task An_option_that_does_not_exist_is_not_taken_for_a_file()
    {
        ToolRun run = await ToolRun.Of("import", "D", "--tabel", "T", "--kind", "reference", "file.csv");

        Assert.Contains("There is no option '--tabel'. Did you mean '--table'?", run.Messages, StringComparison.Ordinal);
    }

    private static async Task IsWrongUsage(string[] arguments)
    {
        ToolRun run = await ToolRun.Of(arguments);

        string shown = $"{string.Join(' ', arguments)} gave {run.Code}: {run.Messages}";
        Assert.True(run.Code == ExitCode.Usage, shown);
        Assert.True(run.Messages.StartsWith("PRC0701: ", StringComparison.Ordinal) || run.Messages.StartsWith("PRC0707: ", StringComparison.Ordinal), shown);
        Assert.DoesNotContain("System.", run.Messages, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
