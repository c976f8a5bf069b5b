namespace Parcours.Interchange.Csv.Fields;

/// <summary>The months as SAS writes them in English and in French: three letters or more, accents or not, in any case.</summary>
internal static class MonthNames
{
    private static readonly string[][] Names =
    [
        ["JANUARY", "JANVIER"],
        ["FEBRUARY", "FEVRIER"],
        ["MARCH", "MARS"],
        ["APRIL", "AVRIL"],
        ["MAY", "MAI"],
        ["JUNE", "JUIN"],
        ["JULY", "JUILLET"],
        ["AUGUST", "AOUT"],
        ["SEPTEMBER", "SEPTEMBRE"],
        ["OCTOBER", "OCTOBRE"],
        ["NOVEMBER", "NOVEMBRE"],
        ["DECEMBER", "DECEMBRE"],
    ];

    /// <summary>The number of a month, or 0. <c>JUI</c> may be June or July in French, so it is neither.</summary>
    public static int Find(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[12];
        int count = 0;
        for (int i = 0; i < name.Length; i++)
        {
            byte b = name[i];

            // É and Û, in UTF-8 (led by C3) and in Windows-1252.
            char letter = b switch
            {
                0xC3 => '\0',
                0xC9 or 0xE9 or 0x89 or 0xA9 => 'E',
                0xDB or 0xFB or 0x9B or 0xBB => 'U',
                _ => (char)(b & ~0x20),
            };
            if (letter == '\0')
            {
                continue;
            }

            if (count == letters.Length)
            {
                return 0;
            }

            letters[count++] = letter;
        }

        return count < 3 ? 0 : Find(letters[..count]);
    }

    private static int Find(ReadOnlySpan<char> letters)
    {
        int found = 0;
        for (int month = 0; month < Names.Length; month++)
        {
            if (Names[month][0].AsSpan().StartsWith(letters) || Names[month][1].AsSpan().StartsWith(letters))
            {
                found = found == 0 ? month + 1 : -1;
            }
        }

        return Math.Max(found, 0);
    }
}
