using System.Collections.Frozen;

namespace Parcours.Import;

/// <summary>The dates that stand for "unknown" or "open", made null as they are read.</summary>
internal sealed unsafe class NullDates(IReadOnlyList<DateOnly> dates)
{
    private readonly FrozenSet<long> _days = dates.Select(date => (long)(date.DayNumber - ValueParses.Epoch)).ToFrozenSet();

    /// <summary>Whether a column of a type can hold such dates at all.</summary>
    public bool Concerns(ColumnType type) => _days.Count > 0 && type.Kind is ColumnKind.Date or ColumnKind.Timestamp;

    /// <summary>Makes them null.</summary>
    public void Apply(LaneVector vector, bool timestamps)
    {
        long low = _days.Min();
        long high = _days.Max();
        for (int i = 0; i < vector.Rows; i++)
        {
            long lane = vector.Lanes[i];
            long day = timestamps ? (lane >= 0 ? lane : lane - ValueCasts.Day + 1) / ValueCasts.Day : lane;
            if (day >= low && day <= high && _days.Contains(day) && vector.IsValid(i))
            {
                vector.SetNull(i);
                vector.Lanes[i] = 0;
            }
        }
    }
}
