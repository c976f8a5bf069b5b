using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parcours.Storage;

/// <summary>
/// Turns doubles into integers that pack well, and back. Amounts read from files as doubles are whole numbers of cents; the
/// integers take a third of the room. A form is used only when every bit of every value comes back.
/// </summary>
internal static unsafe class DoubleForms
{
    // Beyond 2^53 a double no longer tells neighbouring integers apart.
    private const double Limit = 9007199254740992.0;

    /// <summary>The first form, in a fixed order, that gives back all values; writes the integers of that form.</summary>
    public static DoubleForm Choose(double* values, int count, long* to)
    {
        for (DoubleForm form = DoubleForm.Whole; form <= DoubleForm.TenThousandths; form++)
        {
            if (TryScale(values, count, Scale(form), to))
            {
                return form;
            }
        }

        return TrySingle(values, count, (int*)to) ? DoubleForm.SingleBits : DoubleForm.Bits;
    }

    /// <summary>Turns integers of an amount form into doubles, in place.</summary>
    public static void Unscale(double* values, int count, DoubleForm form)
    {
        double scale = Scale(form);
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            (Vector512.ConvertToDouble(Vector512.Load((long*)values + i)) / Vector512.Create(scale)).Store(values + i);
        }

        for (; i < count; i++)
        {
            values[i] = ((long*)values)[i] / scale;
        }
    }

    /// <summary>Turns the bits of floats into doubles.</summary>
    public static void Widen(int* bits, int count, double* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = Unsafe.BitCast<int, float>(bits[i]);
        }
    }

    /// <summary>Whether a form is one that this version knows.</summary>
    public static bool IsKnown(DoubleForm form) =>
        form is DoubleForm.Bits or DoubleForm.SingleBits or (>= DoubleForm.Whole and <= DoubleForm.TenThousandths);

    private static double Scale(DoubleForm form) => (form - DoubleForm.Whole) switch
    {
        0 => 1,
        1 => 10,
        2 => 100,
        3 => 1000,
        _ => 10000,
    };

    private static bool TryScale(double* values, int count, double scale, long* to)
    {
        for (int i = 0; i < count; i++)
        {
            double scaled = Math.Round(values[i] * scale);
            if (!(Math.Abs(scaled) < Limit))
            {
                return false;
            }

            to[i] = (long)scaled;
            if (BitConverter.DoubleToInt64Bits(to[i] / scale) != BitConverter.DoubleToInt64Bits(values[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TrySingle(double* values, int count, int* to)
    {
        for (int i = 0; i < count; i++)
        {
            float single = (float)values[i];
            if (BitConverter.DoubleToInt64Bits(single) != BitConverter.DoubleToInt64Bits(values[i]))
            {
                return false;
            }

            to[i] = BitConverter.SingleToInt32Bits(single);
        }

        return true;
    }
}
