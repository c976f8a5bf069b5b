using Parcours.Codes;
using Parcours.Diagnostics;

namespace Parcours.Expressions;

/// <summary>Whether a code is in a set of codes: null for a null code. With a date, whether it is valid then; a null date counts as any time.</summary>
internal sealed record CodeSetExpression : Expression
{
    /// <param name="set">The set.</param>
    /// <param name="code">The code: text, or a whole number for terminologies of numbers.</param>
    /// <param name="date">The date of the row; null to ask for any time.</param>
    /// <exception cref="ParcoursException">PRC0344: the column cannot hold such codes. PRC0301: the date is none.</exception>
    public CodeSetExpression(CodeSet set, Expression code, Expression? date = null)
        : base(new ColumnType(ColumnKind.Boolean), code.Nullable)
    {
        Set = set;
        Code = code;
        Date = date;
        if (!code.Type.IsText && !(code.Type.IsInteger && CodeForm.TakesNumbers(set.Terminology)))
        {
            throw Errors.NotACodeColumn(code.ToString(), code.Type, CodeForm.Name(set.Terminology));
        }

        if (date is not null && date.Type.Kind != ColumnKind.Date)
        {
            throw Errors.FunctionTypes("The date at which a code is valid", [date.Type]);
        }
    }

    public CodeSet Set { get; }

    public Expression Code { get; }

    public Expression? Date { get; }

    public override IReadOnlyList<Expression> Children => Date is null ? [Code] : [Code, Date];

    /// <summary>Whether the value is one of a set's codes; where dates decide, the question without a date is asked as well, since that one is decided once a code.</summary>
    public static Expression Of(CodeSet set, Expression code, Expression? date) => date is null || !set.HasDates
        ? new CodeSetExpression(set, code)
        : CallExpression.Call(Function.And, new CodeSetExpression(set, code), new CodeSetExpression(set, code, date));

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new CodeSetExpression(Set, children[0], children.Count > 1 ? children[1] : null);

    /// <summary>The set by its name and size: a plan is no place for thousands of codes.</summary>
    public override string ToString() => Date is null ? $"{Code} in {Set}" : $"{Code} in {Set} on {Date}";
}
