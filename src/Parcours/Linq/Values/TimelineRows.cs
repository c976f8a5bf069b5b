using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Linq;

/// <summary>The rows of another query that belong to the patient of this row and lie in a window of it.</summary>
/// <param name="Inner">The other query.</param>
/// <param name="Timeline">When its rows happen, over its columns.</param>
/// <param name="Window">The window, over the columns of this row's plan.</param>
/// <param name="Anchor">The moment around which further windows lie; null where there is none.</param>
internal sealed record TimelineRows(LogicalPlan Inner, Timeline Timeline, TimeWindow Window, Expression? Anchor) : RowsSource(MayBeEmpty: true)
{
    /// <summary>The same over other columns of this row.</summary>
    public TimelineRows Map(Func<Expression, Expression> map) => this with
    {
        Anchor = Anchor is null ? null : map(Anchor),
        Window = Window with { From = Map(Window.From, map), To = Map(Window.To, map) },
    };

    private static WindowBound Map(WindowBound bound, Func<Expression, Expression> map) =>
        bound.Anchor is null ? bound : bound with { Anchor = map(bound.Anchor) };
}
