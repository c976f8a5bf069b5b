using Parcours.Expressions;
using Parcours.Plans.Timelines;
using Parcours.Specification.Reference;

namespace Parcours.Specification.DuckDb;

/// <summary>Moments as whole numbers in DuckDB's SQL, wide enough to add whatever is added.</summary>
internal static class SqlMoments
{
    private static readonly SqlExpressions _plain = new();

    /// <summary>A date or timestamp: its days or microseconds.</summary>
    public static string Of(Expression time) => time.Type.Kind == ColumnKind.Date
        ? $"CAST({_plain.Print(time)} - DATE '1970-01-01' AS HUGEINT)"
        : $"CAST(epoch_us({_plain.Print(time)}) AS HUGEINT)";

    public static string Number(long number) => FormattableString.Invariant($"CAST('{number}' AS HUGEINT)");

    /// <summary>The first moment of a window, null for a window that there is not.</summary>
    public static string From(WindowBound bound, ColumnType type) => Bound(bound, "greatest", Calendar.First(type));

    /// <summary>The last moment of a window, null for a window that there is not.</summary>
    public static string To(WindowBound bound, ColumnType type) => Bound(bound, "least", Calendar.Last(type));

    private static string Bound(WindowBound bound, string nearer, long open)
    {
        if (bound.Anchor is null)
        {
            return Number(open);
        }

        string anchor = Of(bound.Anchor);
        return $"CASE WHEN {anchor} IS NULL THEN {(bound.OpenIfNull ? Number(open) : "NULL")} ELSE {nearer}({anchor} + {Number(bound.Offset)}, {Number(open)}) END";
    }
}
