using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parcours.Tests.Architecture;

/// <summary>An error as the sources make it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">The name of its <see cref="ErrorKind"/>.</param>
/// <param name="Text">Its text, with … for what is known only when it happens.</param>
/// <param name="Place">Where it is made.</param>
internal sealed record ErrorText(string Id, string Kind, string Text, string Place)
{
    /// <summary>Every error of the sources: a call whose arguments are an identifier, a kind and a text.</summary>
    public static IReadOnlyList<ErrorText> All() =>
    [
        .. (from tree in SourceTree.Sources
            from literal in tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>()
            where literal.Token.Value is string id && id.Length == 7 && id.StartsWith("PRC", StringComparison.Ordinal) && int.TryParse(id[3..], out _) && literal.Parent is ArgumentSyntax
            select Read(literal)).OrderBy(error => error.Id, StringComparer.Ordinal),
    ];

    private static ErrorText Read(LiteralExpressionSyntax literal)
    {
        ArgumentSyntax[] arguments = literal.Parent?.Parent is ArgumentListSyntax list ? [.. list.Arguments] : [];
        ExpressionSyntax? kind = arguments.Select(a => a.Expression).FirstOrDefault(e => e.ToString().StartsWith("ErrorKind.", StringComparison.Ordinal));
        ExpressionSyntax? text = arguments.Select(a => a.Expression).SkipWhile(e => e != literal).Skip(1).FirstOrDefault(e => e != kind);
        return new ErrorText((string)literal.Token.Value!, kind?.ToString()["ErrorKind.".Length..] ?? "", text is null ? "" : Words(text).Trim(), SourceTree.Place(literal));
    }

    /// <summary>The words of a text as it is written in the sources; a hole that stands at the end of a sentence adds a sentence or nothing.</summary>
    private static string Words(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        BinaryExpressionSyntax sum => Words(sum.Left) + Words(sum.Right),
        ParenthesizedExpressionSyntax inner => Words(inner.Expression),
        InterpolatedStringExpressionSyntax parts => string.Concat(parts.Contents.Select(Words)),
        ConditionalExpressionSyntax choice => Words(choice.WhenFalse),
        InvocationExpressionSyntax { ArgumentList.Arguments: [.., var last] } => Words(last.Expression),
        _ => "…",
    };

    private static string Words(InterpolatedStringContentSyntax part) => part switch
    {
        InterpolatedStringTextSyntax words => words.TextToken.ValueText,
        InterpolationSyntax { Expression: InvocationExpressionSyntax call } when call.Expression.ToString().EndsWith("DidYouMean", StringComparison.Ordinal) => " Did you mean '…'?",
        _ => "…",
    };
}
