namespace Parcours.Cli.Tests.Support;

/// <summary>A small synthetic delivery, imported once by the tool itself, for the tests that only read.</summary>
public sealed class ClaimsDataset : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    public string Folder => _folder.In("claims");

    public async Task InitializeAsync()
    {
        ToolRun generated = await ToolRun.Of("generate", _folder.In("delivery"), "--patients", "200", "--years", "2", "--seed", "7");
        Assert.True(generated.Code == ExitCode.Done, generated.Messages);
        ToolRun imported = await ToolRun.Of("import", Folder, "--snds", _folder.In("delivery"), "--name", "first");
        Assert.True(imported.Code == ExitCode.Done, imported.Messages);
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
