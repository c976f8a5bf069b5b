using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Generation;

/// <summary>Random timeline nodes over rows of patients.</summary>
internal sealed class TimelineGenerator(Draw draw, PatientPlanGenerator inputs, PlanGenerator plans, ExpressionGenerator expressions)
{
    private static readonly ColumnType _date = new(ColumnKind.Date);

    /// <summary>A timeline node over plans of at most so many nodes.</summary>
    public LogicalPlan Plan(int depth) => draw.Below(6) switch
    {
        0 => Group(depth),
        1 => AsOf(depth),
        2 => Window(depth),
        3 => Episodes(depth),
        4 => Split(depth),
        _ => plans.MayJoin() ? Within(depth) : AsOf(depth),
    };

    private WithinJoinPlan Within(int depth)
    {
        (LogicalPlan left, LogicalPlan right, ColumnType type) = Sides(depth);
        (ImmutableArray<Expression> leftKeys, ImmutableArray<Expression> rightKeys) = Keys(left, right);
        return new WithinJoinPlan(left, right, When(right, type), WindowOf(left, type), draw.Chance(40), leftKeys, rightKeys);
    }

    private WithinGroupPlan Group(int depth)
    {
        (LogicalPlan left, LogicalPlan right, ColumnType type) = Sides(depth);
        (ImmutableArray<Expression> leftKeys, ImmutableArray<Expression> rightKeys) = Keys(left, right);
        EventTime time = When(right, type);
        ImmutableArray<TimeWindow> windows = [.. Enumerable.Range(0, draw.Pick(1, 1, 2, 3)).Select(_ => WindowOf(left, type))];
        bool hasDays = time.End is not null && type.Kind == ColumnKind.Date;
        return new WithinGroupPlan(
            left,
            right,
            time,
            windows,
            [.. Enumerable.Range(0, draw.Between(1, 4)).Select(i => Measure(FormattableString.Invariant($"m{i}"), draw.Below(windows.Length), right, hasDays))],
            leftKeys,
            rightKeys);
    }

    private WindowMeasure Measure(string name, int window, LogicalPlan right, bool hasDays) => hasDays && draw.Chance(40)
        ? new CoveredDays(name, window, draw.Chance(50))
        : new WindowAggregate(name, window, plans.AggregateOf(right.Schema));

    private AsOfPlan AsOf(int depth)
    {
        (LogicalPlan left, LogicalPlan right, ColumnType type) = Sides(depth);
        (ImmutableArray<Expression> leftKeys, ImmutableArray<Expression> rightKeys) = Keys(left, right);
        long? tolerance = draw.Chance(50) ? null : Scaled(draw.Pick(30, 0, 1, 365), type);
        return new AsOfPlan(
            left, right, Time(left, type), new EventTime(Time(right, type)), draw.Pick(Enum.GetValues<AsOfDirection>()), draw.Chance(40), tolerance, leftKeys, rightKeys);
    }

    private PatientWindowPlan Window(int depth)
    {
        LogicalPlan input = inputs.Plan(depth);
        return new PatientWindowPlan(
            input,
            Time(input, TypeOf(input)),
            [.. Enumerable.Range(0, draw.Pick(0, 0, 1, 2)).Select(_ => expressions.Any(input.Schema, draw.Pick(0, 0, 2)))],
            [.. Enumerable.Range(0, draw.Between(1, 4)).Select(i => FunctionOf(FormattableString.Invariant($"f{i}"), input))]);
    }

    private NamedPatientFunction FunctionOf(string name, LogicalPlan input)
    {
        PatientFunction function = draw.Pick(Enum.GetValues<PatientFunction>());
        return function is PatientFunction.Number or PatientFunction.NumberFromEnd
            ? new NamedPatientFunction(name, function)
            : new NamedPatientFunction(name, function, expressions.Any(input.Schema, draw.Pick(0, 0, 2)), draw.Pick(1, 1, 2, 3, 100, int.MaxValue));
    }

    private EpisodesPlan Episodes(int depth)
    {
        LogicalPlan input = inputs.Plan(depth);
        var integer = new ColumnType(draw.Pick(ColumnKind.Int32, ColumnKind.Int64, ColumnKind.Int8, ColumnKind.Int16));
        Expression days = draw.Below(4) switch
        {
            0 => new LiteralExpression((long)draw.Pick(30, 1, 90, 0, -1), integer),
            1 => expressions.Of(integer, input.Schema, 2),
            2 => new LiteralExpression((long)draw.Pick(1_000_000_000, 3_652_059), new ColumnType(ColumnKind.Int32)),
            _ => input.Schema.Index().FirstOrDefault(f => f.Item.Type.IsInteger && !f.Item.IsPatient) is { Item: not null } column ? input.Column(column.Index) : expressions.Of(integer, input.Schema, 0),
        };
        return new EpisodesPlan(
            input,
            Time(input, _date),
            days,
            draw.Pick(0, 1, 30, 365, long.MaxValue),
            draw.Chance(50),
            [.. Enumerable.Range(0, draw.Pick(0, 0, 1, 2)).Select(i => new NamedExpression(FormattableString.Invariant($"k{i}"), expressions.Any(input.Schema, draw.Pick(0, 0, 2))))],
            [.. Enumerable.Range(0, draw.Pick(0, 1, 2)).Select(i => new NamedAggregate(FormattableString.Invariant($"a{i}"), plans.AggregateOf(input.Schema)))]);
    }

    private SplitPlan Split(int depth)
    {
        LogicalPlan input = inputs.Plan(depth);
        bool isAge = draw.Chance(50);
        int[] years = isAge ? [0, 1, 18, 40, 65, -3, 8000] : [2019, 2020, 2021, 1970, 1969, 2024, 1, 9999];
        return new SplitPlan(input, Time(input, _date), Time(input, _date), isAge ? Time(input, _date) : null, [.. years.Where(_ => draw.Chance(40)).Order()]);
    }

    /// <summary>Two inputs and a type of time, one that columns of both have if there is one.</summary>
    private (LogicalPlan Left, LogicalPlan Right, ColumnType Type) Sides(int depth)
    {
        LogicalPlan left = inputs.Plan(depth);
        LogicalPlan right = inputs.Plan(draw.Below(depth + 1));
        ColumnType[] both = [.. Times(left).Intersect(Times(right))];
        return (left, right, both.Length > 0 && draw.Chance(85) ? draw.Pick(both) : TypeOf(right));
    }

    private ColumnType TypeOf(LogicalPlan input) => Times(input).ToArray() is { Length: > 0 } types && draw.Chance(90)
        ? draw.Pick(types)
        : new ColumnType(draw.Chance(25) ? ColumnKind.Timestamp : ColumnKind.Date);

    private static IEnumerable<ColumnType> Times(LogicalPlan plan) =>
        plan.Schema.Select(f => f.Type).Where(t => t.Kind is ColumnKind.Date or ColumnKind.Timestamp).Distinct();

    private Expression Time(LogicalPlan input, ColumnType type)
    {
        Expression[] columns = [.. input.Schema.Index().Where(f => f.Item.Type == type).Select(f => input.Column(f.Index))];
        return columns.Length > 0 && draw.Chance(75) ? draw.Pick(columns) : expressions.Of(type, input.Schema, draw.Pick(0, 1, 2));
    }

    private EventTime When(LogicalPlan right, ColumnType type)
    {
        Expression start = Time(right, type);
        if (draw.Chance(50))
        {
            return new EventTime(start);
        }

        Expression[] others = [.. right.Schema.Index().Where(f => f.Item.Type == type).Select(f => right.Column(f.Index)).Where(c => c != start)];
        Expression end = type.Kind == ColumnKind.Date && draw.Chance(40)
            ? CallExpression.Call(Function.AddDays, start, LiteralExpression.Of(draw.Pick(5, 0, 30, -1)))
            : others.Length > 0 ? draw.Pick(others) : Time(right, type);
        return new EventTime(start, end, draw.Chance(60));
    }

    private TimeWindow WindowOf(LogicalPlan left, ColumnType type) => new(
        Bound(left, type, [0, -30, -1, -365, 5, long.MinValue, long.MaxValue, -4_000_000]),
        Bound(left, type, [30, 0, 1, 365, -5, long.MaxValue, long.MinValue, 4_000_000]),
        draw.Chance(75) ? 1 : Scaled(draw.Pick(2, 10, 0, 30, 3_000_000, long.MaxValue), type));

    private WindowBound Bound(LogicalPlan left, ColumnType type, long[] offsets) =>
        draw.Chance(20) ? WindowBound.Open : new WindowBound(Time(left, type), Scaled(draw.Pick(offsets), type), draw.Chance(30));

    /// <summary>Days in units of a type.</summary>
    private long Scaled(long days, ColumnType type) =>
        type.Kind == ColumnKind.Date || Math.Abs((decimal)days) > 10_000_000 || draw.Chance(10) ? days : days * Scalar.MicrosecondsADay;

    private (ImmutableArray<Expression> Left, ImmutableArray<Expression> Right) Keys(LogicalPlan left, LogicalPlan right) =>
        plans.Keys(left, right, draw.Pick(0, 0, 0, 1, 1, 2), patientFirst: false);
}
