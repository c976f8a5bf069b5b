using System.Text.RegularExpressions;

namespace Parcours.Specification.Chapters;

/// <summary>A piece of a plan's text.</summary>
internal readonly partial record struct Token(TokenKind Kind, string Text)
{
    /// <summary>Cuts a line; what cannot be cut is an error that quotes it.</summary>
    public static List<Token> Cut(string line)
    {
        var tokens = new List<Token>();
        for (int at = 0; at < line.Length;)
        {
            Match match = Piece().Match(line, at);
            if (!match.Success)
            {
                throw new FormatException($"cannot read: {line[at..]}");
            }

            at += match.Length;
            Group group = match.Groups.Values.Skip(1).FirstOrDefault(g => g.Success)!;
            if (group is not null)
            {
                tokens.Add(new Token(Enum.Parse<TokenKind>(group.Name), group.Value));
            }
        }

        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }

    [GeneratedRegex("""\G(?:\s+|(?<Timestamp>\d{4}-\d\d-\d\dT[\d:.]+)|(?<Date>\d{4}-\d\d-\d\d)|(?<Bytes>0x[0-9A-Fa-f]*)|(?<Number>\d+(\.\d+)?[Lm]?)|"(?<Text>[^"]*)"|(?<Name>\w+)|(?<Sign><=|>=|<>|[-+*/%=<>(),]))""", RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();
}
