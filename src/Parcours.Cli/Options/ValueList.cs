using System.CommandLine.Parsing;

namespace Parcours.Cli.Options;

/// <summary>The values of an option that takes a list: parted by commas, and the option may be given more than once. Files that follow it stay files.</summary>
internal static class ValueList
{
    /// <summary>The values given; to give none is an error of usage.</summary>
    public static IReadOnlyList<string> Of(ArgumentResult result)
    {
        string[] values = [.. result.Tokens.SelectMany(token => Of(token.Value))];
        if (values.Length == 0)
        {
            result.AddError($"{(result.Parent as OptionResult)?.Option.Name} names nothing.");
        }

        return values;
    }

    /// <summary>Cuts at commas, but not at those in parentheses: <c>a=decimal(18,2),b=date</c> is two.</summary>
    public static IEnumerable<string> Of(string text)
    {
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                if (text[start..i].Trim() is { Length: > 0 } value)
                {
                    yield return value;
                }

                start = i + 1;
            }
            else
            {
                depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }
    }
}
