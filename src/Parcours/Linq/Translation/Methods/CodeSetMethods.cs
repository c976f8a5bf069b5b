using System.Linq.Expressions;
using Parcours.Expressions;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Whether a code is in a set: <c>set.Contains(row.Code)</c>, and with the date of the row.</summary>
internal static class CodeSetMethods
{
    public static ScalarValue? Translate(Translator translator, MethodCallExpression node)
    {
        if (node.Method.DeclaringType != typeof(CodeSet) || node.Method.Name != nameof(CodeSet.Contains))
        {
            return null;
        }

        CodeSet set = translator.ConstantOf(node.Object!, "the code set") as CodeSet
            ?? throw translator.Refuse(node.Object!, "it is null.", "Give the set to look in.");
        Scalar code = Scalars.WithoutWidening(translator.Scalar(node.Arguments[0]).Expression);
        Scalar? date = node.Arguments.Count > 1 ? translator.Scalar(node.Arguments[1]).Expression : null;
        return new ScalarValue(node.Type, Scalars.Truth(IsIn(set, code, date)));
    }

    /// <summary>The condition, null for a null code.</summary>
    public static Scalar IsIn(CodeSet set, Scalar code, Scalar? date) => code is LiteralExpression { Value: null }
        ? LiteralExpression.Of(false)
        : CodeSetExpression.Of(set, code, date is LiteralExpression { Value: null } ? null : date);
}
