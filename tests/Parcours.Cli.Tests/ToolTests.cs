using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests;

public sealed class ToolTests
{
    [Fact]
    public async Task Help_is_data_and_names_every_command()
    {
        ToolRun run = await ToolRun.Of("--help");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Empty(run.Messages);
        Assert.Contains("  parcours [command] [options]", run.Output, StringComparison.Ordinal);
        foreach (string command in new[] { "info", "verify", "compact", "snapshots" })
        {
            Assert.Contains(command, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_version_is_said()
    {
        ToolRun run = await ToolRun.Of("--version");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+", run.Output);
    }

    [Fact]
    public async Task No_command_is_wrong_usage()
    {
        ToolRun run = await ToolRun.Of();

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(run.Output);
        Assert.StartsWith("PRC0701: ", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inof", "Did you mean 'info'?")]
    [InlineData("verfy", "Did you mean 'verify'?")]
    public async Task An_unknown_command_is_wrong_usage_with_the_nearest_one(string command, string suggestion)
    {
        ToolRun run = await ToolRun.Of(command);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(suggestion, run.Messages, StringComparison.Ordinal);
        Assert.Contains("`parcours --help`", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_is_wrong_usage_with_the_nearest_one()
    {
        ToolRun run = await ToolRun.Of("snapshots", "d", "--fromat", "csv");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("Did you mean '--format'?", run.Messages, StringComparison.Ordinal);
        Assert.Contains("`parcours snapshots --help`", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_format_is_wrong_usage_and_lists_the_formats()
    {
        ToolRun run = await ToolRun.Of("verify", "d", "--format", "xlsx");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("'xlsx' is not a format. There are table, csv, json, arrow and parquet.", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("info")]
    [InlineData("verify")]
    [InlineData("compact")]
    [InlineData("snapshots")]
    public async Task A_folder_without_a_dataset_is_wrong_usage(string command)
    {
        ToolRun run = await ToolRun.Of(command, "/nowhere/at/all");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(run.Output);
        Assert.Equal("PRC0103: '/nowhere/at/all' is not a dataset: it has no dataset.json. Check the path, or make one with `parcours import`.\n", run.Messages);
    }

    [Fact]
    public async Task A_trace_is_printed_with_debug_only()
    {
        ToolRun plain = await ToolRun.Of("info", "/nowhere");
        ToolRun debug = await ToolRun.Of("info", "/nowhere", "--debug");

        Assert.DoesNotContain("   at ", plain.Messages, StringComparison.Ordinal);
        Assert.Contains("   at ", debug.Messages, StringComparison.Ordinal);
        Assert.Equal(plain.Code, debug.Code);
    }

    [Fact]
    public async Task Cancelled_work_gives_130()
    {
        ToolRun run = await ToolRun.Of(new CancellationToken(canceled: true), "info", "/nowhere");

        Assert.Equal(ExitCode.Cancelled, run.Code);
        Assert.Equal("Cancelled.\n", run.Messages);
    }

    [Theory]
    [InlineData(ErrorKind.Question, 1)]
    [InlineData(ErrorKind.Input, 1)]
    [InlineData(ErrorKind.Limit, 1)]
    [InlineData(ErrorKind.Usage, 2)]
    [InlineData(ErrorKind.Damage, 3)]
    public void Each_kind_of_error_has_its_exit_code(ErrorKind kind, int code) => Assert.Equal(code, ExitCode.Of(kind));
}
