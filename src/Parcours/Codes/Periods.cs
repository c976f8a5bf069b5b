using System.Collections.Immutable;

namespace Parcours.Codes;

/// <summary>Days on which a code is valid: closed periods, ascending, with a gap of a day at least between two of them. Equal by value.</summary>
internal sealed class Periods : IEquatable<Periods>
{
    private readonly ImmutableArray<(int First, int Last)> _days;

    private Periods(ImmutableArray<(int First, int Last)> days)
    {
        _days = days;
    }

    public static Periods Never { get; } = new([]);

    public static Periods Always { get; } = new([(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)]);

    public bool IsNever => _days.IsEmpty;

    public bool IsAlways => Equals(Always);

    /// <summary>From the first day to the last, both included; a missing end is open. Never, when the last is before the first.</summary>
    public static Periods Of(DateOnly? from, DateOnly? to)
    {
        (int first, int last) = ((from ?? DateOnly.MinValue).DayNumber, (to ?? DateOnly.MaxValue).DayNumber);
        return first <= last ? new([(first, last)]) : Never;
    }

    public bool Contains(int day)
    {
        foreach ((int first, int last) in _days)
        {
            if (day <= last)
            {
                return day >= first;
            }
        }

        return false;
    }

    public Periods Or(Periods other) => Combine(other, (a, b) => a || b);

    public Periods And(Periods other) => Combine(other, (a, b) => a && b);

    public Periods Without(Periods other) => Combine(other, (a, b) => a && !b);

    public bool Equals(Periods? other) => other is not null && _days.AsSpan().SequenceEqual(other._days.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Periods);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach ((int, int) period in _days)
        {
            hash.Add(period);
        }

        return hash.ToHashCode();
    }

    /// <summary>Days on which the answer may change are the first days of periods and those after their last ones.</summary>
    private Periods Combine(Periods other, Func<bool, bool, bool> keep)
    {
        if (ReferenceEquals(this, other) || Equals(other))
        {
            return keep(true, true) ? this : Never;
        }

        int[] starts = [.. _days.Concat(other._days).SelectMany(p => new[] { p.First, p.Last + 1 }).Distinct().Order()];
        var days = ImmutableArray.CreateBuilder<(int First, int Last)>();
        for (int i = 0; i + 1 < starts.Length; i++)
        {
            if (!keep(Contains(starts[i]), other.Contains(starts[i])))
            {
                continue;
            }

            int last = starts[i + 1] - 1;
            if (days.Count > 0 && days[^1].Last == starts[i] - 1)
            {
                days[^1] = (days[^1].First, last);
            }
            else
            {
                days.Add((starts[i], last));
            }
        }

        return days.Count == 0 ? Never : new(days.ToImmutable());
    }
}
