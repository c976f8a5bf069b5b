namespace Parcours.Tests.Architecture;

public sealed class ErrorIdentifierTests
{
    private static readonly IReadOnlyList<ErrorText> Errors = ErrorText.All();

    [Fact]
    public void An_identifier_is_of_one_error() => House.Holds(
        from error in Errors
        group error by error.Id into those
        where those.Count() > 1
        select $"{those.Key} is used more than once: {string.Join(", ", those.Select(error => error.Place))}.");

    [Fact]
    public void An_error_says_its_kind_and_a_sentence_or_more() => House.Holds(
        from error in Errors
        where error.Kind.Length == 0 || error.Text.Length < 20
        select $"{error.Place}: {error.Id} has the kind '{error.Kind}' and the text '{error.Text}'.");

    [Fact]
    public void The_page_of_errors_says_what_the_sources_say()
    {
        string expected = ErrorPage.Text(Errors);
        if (Environment.GetEnvironmentVariable("PARCOURS_UPDATE") == "1")
        {
            File.WriteAllText(ErrorPage.Path, expected);
        }

        string[] found = File.ReadAllLines(ErrorPage.Path);
        string[] wanted = expected.TrimEnd('\n').Split('\n');
        string[] different = [.. wanted.Except(found).Select(line => "missing: " + line), .. found.Except(wanted).Select(line => "not in the sources: " + line)];
        House.Holds(different.Length == 0 ? [] : different.Append("`PARCOURS_UPDATE=1 dotnet test tests/Parcours.Tests -c Release --filter ErrorIdentifierTests` writes the page anew."));
    }
}
