using System.Text.RegularExpressions;

namespace Parcours.Cli.Tests.Documentation;

/// <summary>A page of the documentation, as the tests see it: its blocks of code and its links.</summary>
internal sealed partial class Page
{
    private readonly string[] _lines;

    private Page(string name)
    {
        Name = name;
        _lines = File.ReadAllLines(Path.Combine(Repository.Root, name));
    }

    /// <summary>Its path relative to the root.</summary>
    public string Name { get; }

    public static Page Read(string name) => new(name);

    public IEnumerable<CodeBlock> Blocks(string language) => Blocks().Where(block => block.Language == language);

    /// <summary>Links to other files of the repository.</summary>
    public IEnumerable<string> Links() => _lines
        .SelectMany(line => Link().Matches(line))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
        .Select(target => target.Split('#')[0]);

    private IEnumerable<CodeBlock> Blocks()
    {
        string before = "";
        for (int i = 0; i < _lines.Length; i++)
        {
            if (!_lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                before = _lines[i].Trim().Length > 0 ? _lines[i] : before;
                continue;
            }

            int end = Array.FindIndex(_lines, i + 1, line => line.StartsWith("```", StringComparison.Ordinal));
            yield return new CodeBlock(_lines[i][3..].Trim(), string.Join('\n', _lines[(i + 1)..end]) + "\n", i + 2, before);
            i = end;
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
