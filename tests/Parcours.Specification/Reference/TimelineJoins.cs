using System.Numerics;
using Parcours.Plans.Timelines;

namespace Parcours.Specification.Reference;

/// <summary>Answers the joins in time: for each left row it looks at every right row of the patient.</summary>
internal sealed class TimelineJoins(TimelinePlanRows rows)
{
    /// <summary>Joins of more pairs than this are given up.</summary>
    public long MostPairs { get; set; } = long.MaxValue;

    public IEnumerable<object?[]> Within(WithinJoinPlan plan)
    {
        long pairs = 0;
        Func<object, Happening[]> happenings = Happenings(plan);
        foreach (object?[] left in rows.ByPatient(plan.Left))
        {
            Happening[] found = [.. In(plan, plan.Window, left, SameKeys(plan, left, happenings(left[plan.Left.Patient]!)))];
            Count(ref pairs, found);
            foreach (Happening right in found)
            {
                yield return [.. left, .. right.Row];
            }

            if (found.Length == 0 && plan.OrMissing)
            {
                yield return [.. left, .. new object?[plan.Right.Schema.Length]];
            }
        }
    }

    public IEnumerable<object?[]> Group(WithinGroupPlan plan)
    {
        long pairs = 0;
        Func<object, Happening[]> happenings = Happenings(plan);
        foreach (object?[] left in rows.ByPatient(plan.Left))
        {
            Happening[] all = [.. SameKeys(plan, left, happenings(left[plan.Left.Patient]!))];
            Happening[][] found = [.. plan.Windows.Select(w => In(plan, w, left, all).ToArray())];
            Count(ref pairs, found);
            yield return [.. left, .. plan.Measures.Select(m => m is WindowAggregate measure
                ? Aggregates.Evaluate(measure.Aggregate, found[m.Window].Select(h => h.Row))
                : Covered(found[m.Window], Bounds(plan.Windows[m.Window], left, plan.Time.Start.Type), ((CoveredDays)m).CarryOver))];
        }
    }

    public IEnumerable<object?[]> AsOf(AsOfPlan plan)
    {
        Func<object, Happening[]> happenings = Happenings(plan);
        foreach (object?[] left in rows.ByPatient(plan.Left))
        {
            Happening[] all = [.. SameKeys(plan, left, happenings(left[plan.Left.Patient]!))];
            Happening? found = Scalar.Evaluate(plan.Anchor, left) is long moment ? Nearest(plan, moment, all) : null;
            yield return [.. left, .. found?.Row ?? new object?[plan.Right.Schema.Length]];
        }
    }

    private void Count(ref long pairs, params Happening[][] found)
    {
        pairs += found.Sum(f => (long)f.Length);
        if (pairs > MostPairs)
        {
            throw new EvaluationException("more pairs than are worth waiting for");
        }
    }

    private static Happening? Nearest(AsOfPlan plan, long moment, Happening[] among)
    {
        Happening? before = plan.Direction == AsOfDirection.Forward ? null : among.LastOrDefault(h => plan.Strict ? h.Start < moment : h.Start <= moment);
        Happening? after = plan.Direction == AsOfDirection.Backward ? null : among.FirstOrDefault(h => plan.Strict ? h.Start > moment : h.Start >= moment);
        long? back = moment - before?.Start;
        long? ahead = after?.Start - moment;
        Happening? nearest = ahead is null || back <= ahead ? before : after;
        return nearest is null || Math.Abs(nearest.Start - moment) > plan.Tolerance ? null : nearest;
    }

    /// <summary>The right rows that happen, for each patient in order of time.</summary>
    private Func<object, Happening[]> Happenings(TimelineJoinPlan plan)
    {
        Dictionary<object, Happening[]> happenings = rows.Of(plan.Right)
            .Select(r => (Patient: r[plan.Right.Patient]!, Happening: When(plan, r)))
            .Where(h => h.Happening is not null)
            .GroupBy(h => h.Patient, h => h.Happening!)
            .ToDictionary(g => g.Key, g => g.OrderBy(h => h.Start).ToArray());
        return patient => happenings.GetValueOrDefault(patient, []);
    }

    private static Happening? When(TimelineJoinPlan plan, object?[] row)
    {
        object?[] keys = [.. plan.RightKeys.Select(k => Scalar.Evaluate(k, row))];
        object? start = Scalar.Evaluate(plan.Time.Start, row);
        object? end = plan.Time.End is null ? start : Scalar.Evaluate(plan.Time.End, row);
        if (plan.Time is { End: not null, OpenEnds: true })
        {
            end ??= Calendar.Last(plan.Time.Start.Type);
        }

        return start is long first && end is long last && first <= last ? new Happening(row, keys, first, last) : null;
    }

    private static IEnumerable<Happening> SameKeys(TimelineJoinPlan plan, object?[] left, Happening[] among)
    {
        object?[] keys = [.. plan.LeftKeys.Select(k => Scalar.Evaluate(k, left))];
        return keys.Length == 0 ? among : among.Where(h => ReferenceEngine.Match(keys, h.Keys));
    }

    /// <summary>The right rows that have enough moments in common with a window.</summary>
    private static IEnumerable<Happening> In(TimelineJoinPlan plan, TimeWindow window, object?[] left, IEnumerable<Happening> among)
    {
        (long first, long last) = Bounds(window, left, plan.Time.Start.Type);
        long least = plan.Time.End is null ? 1 : Math.Max(1, window.LeastOverlap);
        return among.Where(h => first <= last && Math.Min(last, h.End) - Math.Max(first, h.Start) + 1 >= least);
    }

    /// <summary>The first and the last moment of a window; the last is before the first where there is no window.</summary>
    private static (long First, long Last) Bounds(TimeWindow window, object?[] left, ColumnType type)
    {
        BigInteger? from = Bound(window.From, left, Calendar.First(type));
        BigInteger? to = Bound(window.To, left, Calendar.Last(type));
        if (from is null || to is null || from > Calendar.Last(type) || to < Calendar.First(type) || from > to)
        {
            return (0, -1);
        }

        return ((long)BigInteger.Max(from.Value, Calendar.First(type)), (long)BigInteger.Min(to.Value, Calendar.Last(type)));
    }

    private static BigInteger? Bound(WindowBound bound, object?[] left, long open) =>
        bound.Anchor is null ? open
        : Scalar.Evaluate(bound.Anchor, left) is long moment ? moment + (BigInteger)bound.Offset
        : bound.OpenIfNull ? open
        : null;

    /// <summary>How many days of a window are covered.</summary>
    private static object Covered(Happening[] supplies, (long First, long Last) window, bool carryOver)
    {
        long covered = 0;
        long next = long.MinValue;
        foreach (Happening supply in supplies)
        {
            // What was covered before does not count twice; supplies that carry over last as long as ever, but later.
            long first = Math.Max(supply.Start, next);
            long last = carryOver ? first + (supply.End - supply.Start) : supply.End;
            covered += Math.Max(0, Math.Min(last, window.Last) - Math.Max(first, window.First) + 1);
            next = Math.Max(next, last + 1);
        }

        return covered;
    }
}
