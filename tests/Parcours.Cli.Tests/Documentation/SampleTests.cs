using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests.Documentation;

/// <summary>Every block of code in the documents is compiled and run.</summary>
public sealed class SampleTests(ClaimsDataset claims) : IClassFixture<ClaimsDataset>
{
    public static TheoryData<string> PagesWith(string language) =>
        [.. Repository.Pages().Where(name => Page.Read(name).Blocks(language).Any())];

    [Theory]
    [MemberData(nameof(PagesWith), "csharp")]
    public async Task CSharp_compiles_and_runs(string page) => await SampleProgram.RunAsync(Page.Read(page), claims.Folder);

    [Theory]
    [MemberData(nameof(PagesWith), "sh")]
    public async Task Shell_runs(string page)
    {
        using var folder = new TempFolder();
        await ShellSession.RunAsync(Page.Read(page), folder.Path);
    }
}
