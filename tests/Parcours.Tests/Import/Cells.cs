using System.Globalization;
using System.Text;

namespace Parcours.Tests.Import;

/// <summary>Shows and orders cells as the stored order does, without any of its means.</summary>
internal static class Cells
{
    public static string Show(object? cell) => cell switch
    {
        null => "∅",
        double number => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    /// <summary>Nulls first; numbers by value, doubles by IEEE total order, texts by UTF-8 bytes.</summary>
    public static int Compare(object? a, object? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string x, string y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)),
        (double x, double y) => Total(x).CompareTo(Total(y)),
        (bool x, bool y) => x.CompareTo(y),
        _ => ((long)a).CompareTo((long)b),
    };

    private static Int128 Total(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : -(Int128)(bits & long.MaxValue) - 1;
    }
}
