using System.Text;

namespace Parcours.Tests.Architecture;

/// <summary>The page of errors, made from the sources, so that it says what the program says.</summary>
internal static class ErrorPage
{
    private const string Head = """
        # Errors

        Every error begins with an identifier, `PRCnnnn`, that never changes its meaning. Its text says what was found, what was expected and what to do; … stands for what is known only when it happens.
        No text holds a value of the data; an error shown to the author of a query may quote the query.

        The kind says where the cause lies, and gives the exit code of the command line:

        | kind | the cause lies in | exit code |
        | --- | --- | --- |
        | Question | the question, which cannot be answered as it is asked | 1 |
        | Input | what was to be imported | 1 |
        | Limit | a limit that was met: memory, disk, size | 1 |
        | Usage | an argument, an option or a path | 2 |
        | Damage | stored data, which are damaged or missing | 3 |

        This page is made from the sources: `PARCOURS_UPDATE=1 dotnet test tests/Parcours.Tests -c Release --filter ErrorIdentifierTests` writes it anew.

        """;

    private static readonly (string Prefix, string Title)[] Areas =
    [
        ("PRC00", "Usage and hosting"), ("PRC01", "Storage"), ("PRC02", "Import"), ("PRC03", "Query translation"),
        ("PRC04", "Execution"), ("PRC05", "SNDS"), ("PRC06", "Files in and out"), ("PRC07", "Command line"),
    ];

    public static string Path { get; } = System.IO.Path.Combine(SourceTree.Root, "docs", "reference", "errors.md");

    public static string Text(IReadOnlyList<ErrorText> errors)
    {
        var page = new StringBuilder(Head);
        foreach ((string prefix, string title) in Areas)
        {
            ErrorText[] those = [.. errors.Where(error => error.Id.StartsWith(prefix, StringComparison.Ordinal))];
            if (those.Length == 0)
            {
                continue;
            }

            page.Append("\n## ").Append(title).Append("\n\n| identifier | kind | text |\n| --- | --- | --- |\n");
            foreach (ErrorText error in those)
            {
                page.Append("| ").Append(error.Id).Append(" | ").Append(error.Kind).Append(" | ").Append(Cell(error.Text)).Append(" |\n");
            }
        }

        return page.ToString();
    }

    private static string Cell(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
