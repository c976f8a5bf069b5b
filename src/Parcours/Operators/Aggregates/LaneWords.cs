using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>Values as 64-bit words that are equal where the values are: for keys and distinct values.</summary>
internal static unsafe class LaneWords
{
    /// <summary>The words of some values. Texts are numbered by the interner; words of null rows are 0.</summary>
    public static void Of(Vector values, int count, TextInterner interner, ulong* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = !values.IsValid(i) ? 0 : values.Lane switch
            {
                Lane.Bit => Bitmap.Get(values.Bits, i) ? 1UL : 0,
                Lane.Int32 => (ulong)values.Int32[i],
                Lane.Int64 => (ulong)values.Int64[i],
                Lane.Float64 => (ulong)BitConverter.DoubleToInt64Bits(Canonical(values.Float64[i])),
                _ => (ulong)interner.Intern(values.Text[i].Span),
            };
        }
    }

    /// <summary>One zero and one NaN.</summary>
    private static double Canonical(double value) => value == 0 ? 0 : double.IsNaN(value) ? double.NaN : value;
}
