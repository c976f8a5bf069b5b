namespace Parcours.Interchange.Writing;

/// <summary>Writes dates and times of day in the forms of <see cref="DateForms"/>.</summary>
internal static class DateText
{
    private const int DaysTo1970 = 719_162;

    private static ReadOnlySpan<byte> Months => "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"u8;

    /// <summary>Writes a date.</summary>
    /// <returns>The bytes written; 0 for a date outside the years 1 to 9999.</returns>
    public static int WriteDate(long day, DateForms form, Span<byte> to)
    {
        long number = day + DaysTo1970;
        if (number < 0 || number > DateOnly.MaxValue.DayNumber)
        {
            return 0;
        }

        DateOnly.FromDayNumber((int)number).Deconstruct(out int y, out int m, out int d);
        switch (form)
        {
            case DateForms.DayMonthYear:
                Digits(to, d, 2);
                to[2] = (byte)'/';
                Digits(to[3..], m, 2);
                to[5] = (byte)'/';
                Digits(to[6..], y, 4);
                return 10;
            case DateForms.Sas:
                Digits(to, d, 2);
                Months.Slice((m - 1) * 3, 3).CopyTo(to[2..]);
                Digits(to[5..], y, 4);
                return 9;
            case DateForms.Compact:
                Digits(to, (y * 10_000) + (m * 100) + d, 8);
                return 8;
            default:
                Digits(to, y, 4);
                to[4] = (byte)'-';
                Digits(to[5..], m, 2);
                to[7] = (byte)'-';
                Digits(to[8..], d, 2);
                return 10;
        }
    }

    /// <summary>Writes a time of day, with as many digits of a second as it has: none or six.</summary>
    public static int WriteTime(long microseconds, Span<byte> to)
    {
        long seconds = Math.DivRem(microseconds, 1_000_000, out long fraction);
        Digits(to, (int)(seconds / 3600), 2);
        to[2] = (byte)':';
        Digits(to[3..], (int)(seconds / 60 % 60), 2);
        to[5] = (byte)':';
        Digits(to[6..], (int)(seconds % 60), 2);
        if (fraction == 0)
        {
            return 8;
        }

        to[8] = (byte)'.';
        Digits(to[9..], (int)fraction, 6);
        return 15;
    }

    private static void Digits(Span<byte> to, int value, int count)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            to[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }
}
