namespace Parcours.Cli.Tests.Documentation;

public sealed class LinkTests
{
    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        string[] broken =
        [
            .. from name in Repository.Pages()
               from link in Page.Read(name).Links()
               let target = Path.Combine(Repository.Root, Path.GetDirectoryName(name)!, link)
               where !Path.Exists(target)
               select $"{name}: {link}",
        ];

        Assert.True(broken.Length == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Every_page_is_reached_from_the_README()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(["README.md"]);
        while (open.TryDequeue(out string? name))
        {
            if (!reached.Add(name) || !name.EndsWith(".md", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (string link in Page.Read(name).Links())
            {
                string target = Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(name)!, link)).Replace('\\', '/');
                open.Enqueue(target);
            }
        }

        string[] lost = [.. Repository.Pages().Except(reached)];
        Assert.True(lost.Length == 0, $"No link leads to {string.Join(", ", lost)}.");
    }
}
