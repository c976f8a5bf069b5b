using System.Buffers;
using System.Globalization;
using Parcours.Diagnostics;

namespace Parcours.Codes;

/// <summary>The one form in which codes of a terminology are compared; see <see cref="Terminology"/> for what it leaves out.</summary>
internal static class CodeForm
{
    /// <summary>Long enough for any code that is one: longer values take memory of their own.</summary>
    public const int UsualLength = 64;

    private static readonly SearchValues<char> _cim10 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+");
    private static readonly SearchValues<char> _letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789");

    /// <summary>The terminology as its users write it.</summary>
    public static string Name(Terminology terminology) => terminology switch
    {
        Terminology.Cim10 => "CIM-10",
        Terminology.Other => "codes",
        _ => terminology.ToString().ToUpperInvariant(),
    };

    /// <summary>Whether a code stands for all codes that begin with it.</summary>
    public static bool IsByPrefix(Terminology terminology) => terminology is Terminology.Cim10 or Terminology.Atc or Terminology.Ccam or Terminology.Ghm;

    /// <summary>Whether whole numbers may be such codes.</summary>
    public static bool TakesNumbers(Terminology terminology) => Width(terminology) > 0 || terminology == Terminology.Other;

    /// <summary>Brings a value to the form; what it gives is never longer than the value and <see cref="UsualLength"/>.</summary>
    /// <returns>How many characters were written; 0 when nothing is left.</returns>
    public static int Bring(Terminology terminology, ReadOnlySpan<char> value, Span<char> to)
    {
        if (terminology == Terminology.Other)
        {
            ReadOnlySpan<char> trimmed = value.Trim();
            trimmed.CopyTo(to);
            return trimmed.Length;
        }

        int length = 0;
        foreach (char c in value)
        {
            if (!char.IsWhiteSpace(c) && !(terminology == Terminology.Cim10 && c is '.' or '†'))
            {
                to[length++] = char.ToUpperInvariant(c);
            }
        }

        if (terminology == Terminology.Cim10)
        {
            return to[..length].TrimEnd("+*-").Length;
        }

        int width = Width(terminology);
        return width > 0 && length > 0 && !to[..length].ContainsAnyExcept(_digits) ? Digits(terminology, to, length, width) : length;
    }

    /// <summary>The form of a code or a prefix that the author of a set gave.</summary>
    /// <exception cref="ParcoursException">PRC0341: it cannot be one of the terminology.</exception>
    public static string Given(Terminology terminology, string code, bool isPrefix)
    {
        ArgumentNullException.ThrowIfNull(code);
        Span<char> buffer = code.Length <= UsualLength ? stackalloc char[UsualLength] : new char[code.Length];
        // The digits of a prefix are the first ones: nothing is added before them.
        Terminology as_ = isPrefix && Width(terminology) > 0 ? Terminology.Ghm : terminology;
        ReadOnlySpan<char> form = buffer[..Bring(as_, code, buffer)];
        return IsPossible(terminology, form, isPrefix) ? form.ToString() : throw Errors.NotACode(code, Name(terminology), Expected(terminology));
    }

    /// <summary>The least text after all that begin with a prefix.</summary>
    public static string AfterAll(string prefix) => string.Concat(prefix.AsSpan(0, prefix.Length - 1), [(char)(prefix[^1] + 1)]);

    /// <summary>The least text after a code itself.</summary>
    public static string After(string code) => code + '\0';

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many digits the numbers of a terminology have, leading zeros included; 0 for terminologies of text.</summary>
    public static int Width(Terminology terminology) => terminology switch
    {
        Terminology.Cip13 => 13,
        Terminology.Ucd or Terminology.Lpp => 7,
        Terminology.Nabm => 4,
        _ => 0,
    };

    private static int Digits(Terminology terminology, Span<char> digits, int length, int width)
    {
        int start = 0;
        if (terminology == Terminology.Ucd && length == 13 && digits.StartsWith("34008"))
        {
            (start, length) = (5, 12);
        }

        while (start < length && digits[start] == '0')
        {
            start++;
        }

        ReadOnlySpan<char> kept = digits[start..length];
        int zeros = Math.Max(0, width - kept.Length);
        kept.CopyTo(digits[zeros..]);
        digits[..zeros].Fill('0');
        return zeros + kept.Length;
    }

    private static bool IsPossible(Terminology terminology, ReadOnlySpan<char> form, bool isPrefix)
    {
        int width = Width(terminology);
        return terminology switch
        {
            _ when form.IsEmpty => false,
            Terminology.Cim10 => form.Length <= 8 && char.IsAsciiLetter(form[0]) && (form.Length == 1 || char.IsAsciiDigit(form[1])) && !form.ContainsAnyExcept(_cim10),
            Terminology.Atc => form.Length <= 7 && Fits(form, "ADDAADD"),
            Terminology.Ccam => Fits(form[..Math.Min(7, form.Length)], "AAAADDD"),
            Terminology.Ghm => form.Length <= 6 && Fits(form[..Math.Min(5, form.Length)], "DDADD"),
            Terminology.Other => !form.ContainsAnyInRange('\0', '\u001F') && !form.Contains('\uFFFF'),
            Terminology.Cip13 when form[0] == '0' => false,
            _ => form.Length <= width && (isPrefix || form.Length == width) && !form.ContainsAnyExcept(_digits),
        };
    }

    /// <summary>Whether letters and digits stand where they should.</summary>
    private static bool Fits(ReadOnlySpan<char> form, string pattern)
    {
        for (int i = 0; i < form.Length; i++)
        {
            if (!(pattern[i] == 'A' ? _letters : _digits).Contains(form[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Expected(Terminology terminology) => terminology switch
    {
        Terminology.Cim10 => "a letter, then digits and letters, such as E11 or I21.0",
        Terminology.Atc => "one to seven characters such as C10AA05",
        Terminology.Ccam => "four letters and three digits such as HHFA001, or the first of them",
        Terminology.Ghm => "two digits, a letter, two digits and a level such as 05K101, or the first of them",
        Terminology.Other => "some text without control characters",
        _ => FormattableString.Invariant($"{Width(terminology)} digits"),
    };
}
