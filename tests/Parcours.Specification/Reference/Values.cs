using System.Text;

namespace Parcours.Specification.Reference;

/// <summary>The one order of values, and what counts as the same value in a group, a join or a distinct row.</summary>
internal static class Values
{
    /// <summary>Ascending order, null after all else. Doubles: NaN first, -0.0 before 0.0. Text by UTF-8 bytes, which is by code point.</summary>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (double a, double b) => CompareDoubles(a, b),
        (string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        _ => ((IComparable)left).CompareTo(right),
    };

    public static int Compare(object?[] left, object?[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            int order = Compare(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>The value that stands for all values that are the same to a group: 0.0 for both zeros, one NaN for all.</summary>
    public static object? Key(object? value) => value switch
    {
        double number when number == 0 => 0.0,
        double.NaN => double.NaN,
        _ => value,
    };

    public static object?[] Keys(object?[] row) => [.. row.Select(Key)];

    /// <summary>C#'s <c>==</c> on two values that are not null: NaN differs from itself, both zeros are equal.</summary>
    public static bool Equal(object left, object right) =>
        left is double a ? a == (double)right : Compare(left, right) == 0;

    private static int CompareDoubles(double left, double right)
    {
        int order = left.CompareTo(right);
        return order == 0 && left == 0 ? double.IsNegative(right).CompareTo(double.IsNegative(left)) : order;
    }
}
