namespace Parcours.Interchange.Csv.Fields;

/// <summary>Reads a date in any of the forms allowed, and the time of day that may follow it.</summary>
internal static class DateReader
{
    private const int DaysTo1970 = 719_162;

    /// <summary>Reads a date.</summary>
    /// <param name="text">A field without quotes or spaces around it.</param>
    /// <param name="forms">The forms allowed.</param>
    /// <param name="day">Days since 1970-01-01.</param>
    /// <param name="time">Microseconds since midnight.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, DateForms forms, out int day, out long time)
    {
        day = 0;
        time = 0;
        if (text.Length < 8)
        {
            return false;
        }

        int used;
        if (text.Length >= 10 && text[2] == '/' && text[5] == '/')
        {
            used = (forms & DateForms.DayMonthYear) != 0 && TryDay(Digits.Four(text, 6), Digits.Two(text, 3), Digits.Two(text, 0), out day) ? 10 : 0;
        }
        else if (text.Length >= 10 && text[4] == '-' && text[7] == '-')
        {
            used = (forms & DateForms.Iso) != 0 && TryDay(Digits.Four(text, 0), Digits.Two(text, 5), Digits.Two(text, 8), out day) ? 10 : 0;
        }
        else if (Digits.Is(text[2]))
        {
            used = ((forms & DateForms.Compact) != 0 && TryDay(Digits.Four(text, 0), Digits.Two(text, 4), Digits.Two(text, 6), out day))
                || ((forms & DateForms.DayFirst) != 0 && TryDayFirst(text, out day)) ? 8 : 0;
        }
        else
        {
            used = (forms & DateForms.Sas) != 0 ? ReadSas(text, out day) : 0;
        }

        return used > 0 && (used == text.Length || TryTime(text[used..], out time));
    }

    /// <summary>Reads <c>31DEC1999</c>.</summary>
    /// <returns>The bytes used, or 0.</returns>
    private static int ReadSas(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        int letters = text[2..].IndexOfAnyInRange((byte)'0', (byte)'9');
        if (letters < 3 || letters + 6 > text.Length)
        {
            return 0;
        }

        int month = MonthNames.Find(text.Slice(2, letters));
        return month > 0 && TryDay(Digits.Four(text, 2 + letters), month, Digits.Two(text, 0), out day) ? letters + 6 : 0;
    }

    /// <summary>Reads <c>31121999</c>. Its year has 16 to 29 where the other form has the month, so that no text is of both.</summary>
    private static bool TryDayFirst(ReadOnlySpan<byte> text, out int day)
    {
        int year = Digits.Four(text, 4);
        day = 0;
        return year is >= 1600 and <= 2999 && TryDay(year, Digits.Two(text, 2), Digits.Two(text, 0), out day);
    }

    private static bool TryDay(int year, int month, int day, out int number)
    {
        number = 0;
        if ((uint)(year - 1) >= 9999 || (uint)(month - 1) >= 12 || day < 1 || (day > 28 && (day > 31 || day > DateTime.DaysInMonth(year, month))))
        {
            return false;
        }

        // Years begin in March here, so that the leap day comes last.
        int y = month <= 2 ? year - 1 : year;
        int m = month <= 2 ? month + 9 : month - 3;
        int days = (365 * y) + (y / 4) - (y / 100) + (y / 400) + (((153 * m) + 2) / 5) + day - 1;
        number = days - 306 - DaysTo1970;
        return true;
    }

    /// <summary>Reads <c>T12:34</c>, <c>:12:34:56</c> or <c> 12:34:56.123456</c>, with or without the <c>Z</c> of UTC.</summary>
    private static bool TryTime(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        if (text[^1] == 'Z')
        {
            text = text[..^1];
        }

        if (text.Length < 6 || text[0] is not ((byte)'T' or (byte)':' or (byte)' ') || text[3] != ':')
        {
            return false;
        }

        int hours = Digits.Two(text, 1);
        int minutes = Digits.Two(text, 4);
        int seconds = 0;
        long fraction = 0;
        if (text.Length > 6 && (text.Length < 9 || text[6] != ':' || !TryFraction(text[9..], out fraction)))
        {
            return false;
        }

        if (text.Length > 6)
        {
            seconds = Digits.Two(text, 7);
        }

        time = ((((hours * 60L) + minutes) * 60) + seconds) * 1_000_000 + fraction;
        return hours < 24 && minutes < 60 && seconds < 60;
    }

    /// <summary>Reads a fraction of a second; digits finer than a microsecond must be zeros, since they would be lost.</summary>
    private static bool TryFraction(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is not ((byte)'.' or (byte)',') || text.Length is 1 or > 10)
        {
            return false;
        }

        for (int i = 1; i < Math.Max(text.Length, 7); i++)
        {
            uint digit = i < text.Length ? (uint)(text[i] - '0') : 0;
            if (digit > 9 || (i > 6 && digit != 0))
            {
                return false;
            }

            microseconds = i > 6 ? microseconds : (microseconds * 10) + digit;
        }

        return true;
    }
}
