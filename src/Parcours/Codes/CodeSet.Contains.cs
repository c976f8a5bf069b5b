using Parcours.Codes;

namespace Parcours;

/// <content>Whether a code is in the set.</content>
public sealed partial class CodeSet
{
    /// <summary>Whether a code is in the set, at any time.</summary>
    /// <param name="code">The code, written as the terminology allows; a missing one is in no set.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(string? code) => Find(code) >= 0;

    /// <summary>Whether a code is in the set and valid on a day.</summary>
    /// <param name="code">The code, written as the terminology allows; a missing one is in no set.</param>
    /// <param name="on">The day; where it is not known (null) a code counts that is valid at any time.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(string? code, DateOnly? on) => Find(code) is >= 0 and int place && IsValid(place, on);

    /// <summary>Whether a code that is a number is in the set, at any time.</summary>
    /// <param name="code">The code; leading zeros are added as the terminology needs them. A missing one is in no set.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(long? code) => code is { } number && Contains(CodeForm.Text(number));

    /// <summary>Whether a code that is a number is in the set and valid on a day.</summary>
    /// <param name="code">The code; leading zeros are added as the terminology needs them. A missing one is in no set.</param>
    /// <param name="on">The day; where it is not known (null) a code counts that is valid at any time.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(long? code, DateOnly? on) => code is { } number && Contains(CodeForm.Text(number), on);

    /// <summary>The place of the span that holds a value as it is written in the data, or -1.</summary>
    internal int Find(ReadOnlySpan<char> value)
    {
        Span<char> form = value.Length <= CodeForm.UsualLength ? stackalloc char[CodeForm.UsualLength] : new char[value.Length];
        int length = CodeForm.Bring(Terminology, value, form);
        return length == 0 ? -1 : CodeSpans.Find(Spans, form[..length]);
    }

    private bool IsValid(int place, DateOnly? on) => on is not { } day || Spans[place].Valid.Contains(day.DayNumber);

    /// <summary>When a code in its form is valid.</summary>
    private Periods ValidityOf(string form) => CodeSpans.Find(Spans, form) is >= 0 and int place ? Spans[place].Valid : Periods.Never;
}
