using System.Linq.Expressions;
using Parcours.Plans.Timelines;
using Expression = System.Linq.Expressions.Expression;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Rows of the patient of a row: <c>stays.Of(p)</c>, and windows in time on them.</summary>
internal static class TimelineMethods
{
    /// <summary>Whether a call asks a query for the rows of a patient.</summary>
    public static bool IsOf(MethodCallExpression node) =>
        node.Object is { } query && node.Method.Name == nameof(EventQuery<>.Of) && typeof(ITimelineQuery).IsAssignableFrom(query.Type);

    /// <summary>Whether any part of a lambda does.</summary>
    public static bool AnyOf(Expression body)
    {
        var finder = new Finder();
        finder.Visit(body);
        return finder.Found;
    }

    /// <summary>The rows of the patient of the lambda's row.</summary>
    public static RowsValue Of(Translator translator, MethodCallExpression node)
    {
        QueryState query;
        try
        {
            query = ((ITimelineQuery)ConstantEvaluator.Evaluate(node.Object!)!).State;
        }
        catch (NotSupportedException e)
        {
            throw translator.Refuse(node, "the query before Of is made inside the lambda.", "Make it before, and put conditions after Of: stays.Of(p).Where(…).", e);
        }

        if (node.Arguments[0] is not ParameterExpression)
        {
            throw translator.Refuse(node, "Of takes the row itself.", "Pass the lambda's parameter: stays.Of(p).");
        }

        // The first rows are those of the patient; a window can be put on them.
        return new RowsValue(node.Type, new TimelineRows(query.Plan, query.Timeline!, TimeWindow.Always, null), query.Row);
    }

    /// <summary>The rows within a window.</summary>
    public static RowsValue Within(Translator translator, RowsValue rows, MethodCallExpression node)
    {
        if (rows.Source is not TimelineRows source)
        {
            throw translator.Refuse(node, "its rows are not those of a patient in time.", "Windows are for GroupJoinWithin and for rows.Of(patient).");
        }

        var window = (Window)translator.ConstantOf(node.Arguments[^1], "a window")!;
        Scalar? anchor = node.Arguments.Count > 1 ? translator.Scalar(node.Arguments[0]).Expression : source.Anchor;
        (anchor, Timeline times) = Timelines.Align(anchor, source.Timeline);
        return rows with { Type = node.Type, Source = source with { Timeline = times, Window = window.Around(anchor), Anchor = anchor } };
    }

    private sealed class Finder : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            Found |= IsOf(node);
            return base.VisitMethodCall(node);
        }

        protected override Expression VisitExtension(Expression node) => node;
    }
}
