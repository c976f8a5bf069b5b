using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Specification.Chapters;

/// <summary>
/// Reads the steps of timelines:
/// <code>
/// within name at time from day minus 30 to day plus 90 on key equals key
/// left within name over start until stop else open from day to open sharing 5
/// measure name at time from day minus 30 to day, from open to day give boxes = Sum(boxes) window 1, days = CoveredDays(carry) window 2
/// asof name at time backward of day strictly tolerance 30 on key equals key
/// sequence at time by key give n = Number, last = Lag(cost, 1)
/// split start to stop at 18, 40 of born
/// episodes at start for days by key grace 30 carry give boxes = Sum(boxes)
/// </code>
/// </summary>
internal sealed class TimelineParser(ExpressionParser reader, LogicalPlan input, Func<string, LogicalPlan> source)
{
    public LogicalPlan Parse(string word) => word switch
    {
        "within" => Within(orMissing: false),
        "left" => Within(orMissing: true),
        "measure" => Measure(),
        "asof" => AsOf(),
        "sequence" => Sequence(),
        "split" => Split(),
        _ => Episodes(),
    };

    private SplitPlan Split()
    {
        Expression start = reader.Expression();
        reader.Take("to");
        Expression end = reader.Expression();
        reader.Take("at");
        ImmutableArray<int> years = [.. reader.List(() => (int)reader.TakeNumber())];
        return new SplitPlan(input, start, end, reader.TryTake("of") ? reader.Expression() : null, years);
    }

    private WithinJoinPlan Within(bool orMissing)
    {
        if (orMissing)
        {
            reader.Take("within");
        }

        LogicalPlan right = source(reader.TakeName());
        EventTime time = When(right);
        TimeWindow window = Window();
        (ImmutableArray<Expression> left, ImmutableArray<Expression> keys) = Keys(right);
        return new WithinJoinPlan(input, right, time, window, orMissing, left, keys);
    }

    private WithinGroupPlan Measure()
    {
        LogicalPlan right = source(reader.TakeName());
        EventTime time = When(right);
        ImmutableArray<TimeWindow> windows = [.. reader.List(Window)];
        (ImmutableArray<Expression> left, ImmutableArray<Expression> keys) = Keys(right);
        reader.Take("give");
        return new WithinGroupPlan(input, right, time, windows, [.. reader.List(() => reader.Over(right, Measured))], left, keys);
    }

    private WindowMeasure Measured()
    {
        if (!reader.IsCall("CoveredDays", out string name))
        {
            NamedAggregate aggregate = PlanParser.Aggregate(reader);
            return new WindowAggregate(aggregate.Name, Place(), aggregate.Aggregate);
        }

        bool carryOver = reader.TryTake("carry");
        reader.Take(")");
        return new CoveredDays(name, Place(), carryOver);
    }

    private int Place()
    {
        reader.Take("window");
        return (int)reader.TakeNumber() - 1;
    }

    private AsOfPlan AsOf()
    {
        LogicalPlan right = source(reader.TakeName());
        EventTime time = When(right);
        AsOfDirection direction = Enum.Parse<AsOfDirection>(reader.TakeName(), ignoreCase: true);
        reader.Take("of");
        Expression anchor = reader.Expression();
        bool strict = reader.TryTake("strictly");
        long? tolerance = reader.TryTake("tolerance") ? reader.TakeNumber() : null;
        (ImmutableArray<Expression> left, ImmutableArray<Expression> keys) = Keys(right);
        return new AsOfPlan(input, right, anchor, time, direction, strict, tolerance, left, keys);
    }

    private PatientWindowPlan Sequence()
    {
        reader.Take("at");
        Expression time = reader.Expression();
        ImmutableArray<Expression> keys = reader.TryTake("by") ? [.. reader.List(reader.Expression)] : [];
        reader.Take("give");
        return new PatientWindowPlan(input, time, keys, [.. reader.List(PatientFunctionOf)]);
    }

    private NamedPatientFunction PatientFunctionOf()
    {
        string name = reader.TakeName();
        reader.Take("=");
        PatientFunction function = Enum.Parse<PatientFunction>(reader.TakeName());
        if (!reader.TryTake("("))
        {
            return new NamedPatientFunction(name, function);
        }

        Expression argument = reader.Expression();
        reader.Take(",");
        int offset = (int)reader.TakeNumber();
        reader.Take(")");
        return new NamedPatientFunction(name, function, argument, offset);
    }

    private EpisodesPlan Episodes()
    {
        reader.Take("at");
        Expression start = reader.Expression();
        reader.Take("for");
        Expression days = reader.Expression();
        ImmutableArray<NamedExpression> keys = reader.TryTake("by") ? [.. reader.List(reader.Named)] : [];
        long grace = reader.TryTake("grace") ? reader.TakeNumber() : 0;
        bool carryOver = reader.TryTake("carry");
        return new EpisodesPlan(input, start, days, grace, carryOver, keys, reader.TryTake("give") ? [.. reader.List(() => PlanParser.Aggregate(reader))] : []);
    }

    private EventTime When(LogicalPlan right)
    {
        if (reader.TryTake("at"))
        {
            return new EventTime(reader.Over(right, reader.Expression));
        }

        reader.Take("over");
        Expression start = reader.Over(right, reader.Expression);
        reader.Take("until");
        return new EventTime(start, reader.Over(right, reader.Expression), IsElseOpen());
    }

    private TimeWindow Window()
    {
        reader.Take("from");
        WindowBound from = Bound();
        reader.Take("to");
        return new TimeWindow(from, Bound(), reader.TryTake("sharing") ? reader.TakeNumber() : 1);
    }

    private WindowBound Bound()
    {
        if (reader.TryTake("open"))
        {
            return WindowBound.Open;
        }

        Expression anchor = reader.Expression();
        long offset = reader.TryTake("plus") ? reader.TakeNumber() : reader.TryTake("minus") ? -reader.TakeNumber() : 0;
        return new WindowBound(anchor, offset, IsElseOpen());
    }

    private bool IsElseOpen()
    {
        bool isOpen = reader.TryTake("else");
        if (isOpen)
        {
            reader.Take("open");
        }

        return isOpen;
    }

    private (ImmutableArray<Expression> Left, ImmutableArray<Expression> Right) Keys(LogicalPlan right)
    {
        if (!reader.TryTake("on"))
        {
            return ([], []);
        }

        ImmutableArray<Expression> left = [.. reader.List(reader.Expression)];
        reader.Take("equals");
        return (left, [.. reader.Over(right, () => reader.List(reader.Expression))]);
    }
}
