using Parcours.Columns;

namespace Parcours.Import;

/// <summary>Turns the values of a source's type into those of the stored type, in place, each one checked.</summary>
internal abstract unsafe class LaneCast
{
    /// <summary>Converts all rows. Returns -1, or the first row whose value the stored type cannot hold.</summary>
    /// <param name="vector">The rows.</param>
    /// <param name="failed">Where to note such rows, which become null, and go on; null to stop at the first.</param>
    public abstract int Apply(LaneVector vector, List<int>? failed = null);

    private static bool GoesOn(LaneVector vector, int row, List<int>? failed)
    {
        if (failed is null)
        {
            return false;
        }

        failed.Add(row);
        vector.SetNull(row);
        vector.Lanes[row] = 0;
        return true;
    }

    /// <summary>What every cast of fixed-size values does, whatever the values.</summary>
    internal sealed class Fixed<T>(T convert) : LaneCast
        where T : struct, IValueCast
    {
        private readonly T _convert = convert;

        public override int Apply(LaneVector vector, List<int>? failed = null)
        {
            long* lanes = vector.Lanes;
            for (int i = 0; i < vector.Rows; i++)
            {
                if (!vector.IsValid(i))
                {
                    continue;
                }

                if (!_convert.TryConvert(lanes[i], out lanes[i]) && !GoesOn(vector, i, failed))
                {
                    return i;
                }
            }

            return -1;
        }
    }

    /// <summary>What every cast to text does.</summary>
    internal sealed class Format<T>(T format) : LaneCast
        where T : struct, IValueFormat
    {
        private const int Longest = 40;
        private readonly T _format = format;

        public override int Apply(LaneVector vector, List<int>? failed = null)
        {
            byte* to = vector.Bytes((long)vector.Rows * Longest);
            for (int i = 0; i < vector.Rows; i++)
            {
                int length = vector.IsValid(i) ? _format.Format(vector.Lanes[i], new Span<byte>(to, Longest)) : 0;
                vector.Views[i] = new TextView(to, length);
                to += length;
            }

            return -1;
        }
    }

    /// <summary>What every cast from text does; an empty text is a null of every other type.</summary>
    internal sealed class Parse<T>(T parse) : LaneCast
        where T : struct, IValueParse
    {
        private readonly T _parse = parse;

        public override int Apply(LaneVector vector, List<int>? failed = null)
        {
            for (int i = 0; i < vector.Rows; i++)
            {
                vector.Lanes[i] = 0;
                ReadOnlySpan<byte> text = vector.Views[i].Span.Trim((byte)' ');
                if (!vector.IsValid(i))
                {
                    continue;
                }

                if (text.IsEmpty)
                {
                    vector.SetNull(i);
                }
                else if (!_parse.TryParse(text, out vector.Lanes[i]) && !GoesOn(vector, i, failed))
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
