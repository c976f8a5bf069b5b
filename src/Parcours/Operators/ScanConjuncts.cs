using Parcours.Columns;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>Takes a scan's filter apart. Comparisons of integers with constants, and sets of neighbouring codes, become ranges of lanes.</summary>
internal static class ScanConjuncts
{
    /// <summary>The conditions: ranges first, which are cheap and cannot fail, then the others in their order, since one may guard the next.</summary>
    public static ScanConjunct[] Of(Expression? filter, EvaluatorFactory factory, IReadOnlyList<ColumnDomain> domains)
    {
        var conjuncts = new List<ScanConjunct>();
        foreach (Expression condition in Split(filter))
        {
            conjuncts.Add(TryRange(condition, domains) ?? Make(condition, factory, domains));
        }

        return [.. Merge(conjuncts)];
    }

    /// <summary>The parts of a conjunction; a filter keeps the rows for which it is true, so a null part may count as false.</summary>
    public static IEnumerable<Expression> Split(Expression? filter) => filter switch
    {
        null => [],
        CallExpression { Function: Function.And or Function.IsTrue } call => call.Arguments.SelectMany(Split),
        LiteralExpression { Value: true } => [],
        _ => [filter],
    };

    private static ScanConjunct? TryRange(Expression condition, IReadOnlyList<ColumnDomain> domains)
    {
        if (condition is not CallExpression { Arguments: [ColumnExpression column, LiteralExpression { Value: long value }] } call
            || domains[column.Index].Dictionary is not null
            || column.Type.Lane is not (Lane.Int32 or Lane.Int64))
        {
            return null;
        }

        (long low, long high)? range = call.Function switch
        {
            Function.Equal or Function.NotDistinct => (value, value),
            Function.Less => value == long.MinValue ? (0, -1) : (long.MinValue, value - 1),
            Function.LessOrEqual => (long.MinValue, value),
            Function.Greater => value == long.MaxValue ? (0, -1) : (value + 1, long.MaxValue),
            Function.GreaterOrEqual => (value, long.MaxValue),
            _ => null,
        };
        return range is (long lower, long upper) ? new ScanConjunct(column.Index, lower, upper, null, [column.Index]) : null;
    }

    private static ScanConjunct Make(Expression condition, EvaluatorFactory factory, IReadOnlyList<ColumnDomain> domains)
    {
        Evaluator predicate = factory.Make(condition);
        if (predicate is LookupEvaluator { Table: { Lane: Lane.Bit, NullHasValue: false } table } lookup
            && domains[lookup.Column].Dictionary is not null
            && TrueRun(table) is (int first, int last))
        {
            return new ScanConjunct(lookup.Column, first, last, null, [lookup.Column]);
        }

        return new ScanConjunct(-1, 0, 0, predicate, condition.Columns());
    }

    /// <summary>The entries that are true, when they are neighbours; an empty range when none is.</summary>
    private static unsafe (int First, int Last)? TrueRun(LookupTable table)
    {
        int first = -1;
        int last = -2;
        for (int entry = 0; entry < table.Size; entry++)
        {
            bool isTrue = Kernels.Bitmap.Get(table.Bits, entry) && (table.Validity is null || Kernels.Bitmap.Get(table.Validity, entry));
            if (isTrue)
            {
                if (first >= 0 && last != entry - 1)
                {
                    return null;
                }

                first = first < 0 ? entry : first;
                last = entry;
            }
        }

        return first < 0 ? (0, -1) : (first, last);
    }

    /// <summary>Ranges of one column become one range.</summary>
    private static IEnumerable<ScanConjunct> Merge(List<ScanConjunct> conjuncts)
    {
        foreach (IGrouping<int, ScanConjunct> ranges in conjuncts.Where(c => c.IsRange).GroupBy(c => c.Column))
        {
            yield return ranges.First() with { Low = ranges.Max(c => c.Low), High = ranges.Min(c => c.High) };
        }

        foreach (ScanConjunct other in conjuncts.Where(c => !c.IsRange))
        {
            yield return other;
        }
    }
}
