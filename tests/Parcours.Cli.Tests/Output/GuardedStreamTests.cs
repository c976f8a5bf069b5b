using Parcours.Cli.Output;
using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests.Output;

public sealed class GuardedStreamTests(ClaimsDataset claims) : IClassFixture<ClaimsDataset>
{
    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("arrow")]
    [InlineData("parquet")]
    public async Task A_full_disk_is_named_in_every_format(string format)
    {
        (int code, string messages) = await Run("head", claims.Folder, "ER_PRS_F", "--format", format);

        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal("PRC0710: Standard output cannot be written: No space left on device. Send it where there is room.\n", messages);
    }

    [Fact]
    public async Task An_import_that_is_committed_is_said_to_be_though_its_report_cannot_be_written()
    {
        using var folder = new TempFolder();
        string file = folder.File("a.csv", "a,b\n1,2\n");

        (int code, string messages) = await Run("import", folder.In("d"), "--table", "T", "--kind", "reference", file, "--format", "parquet");
        ToolRun after = await ToolRun.Of("head", folder.In("d"), "T", "--format", "csv");

        Assert.Equal(ExitCode.Refused, code);
        Assert.StartsWith("PRC0710: ", messages, StringComparison.Ordinal);
        Assert.EndsWith("What was imported is committed as snapshot 1 and stays.\n", messages, StringComparison.Ordinal);
        Assert.Equal(["a,b", "1,2"], after.Lines);
    }

    [Fact]
    public void Messages_that_nobody_can_be_told_hinder_nothing()
    {
        using var stream = new GuardedStream(new FullStream(), required: false);

        stream.Write([1, 2, 3]);
        stream.Flush();

        Assert.Equal("PRC0710", stream.Failure?.Id);
    }

    private static async Task<(int Code, string Messages)> Run(params string[] arguments)
    {
        using var messages = new StringWriter { NewLine = "\n" };
        using var console = new ToolConsole(new FullStream(), messages);
        int code = await Tool.RunAsync(arguments, console, CancellationToken.None);
        return (code, messages.ToString());
    }
}
