using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Timelines;

/// <summary>The rows of some patients, patient by patient and for each in order of time, between which one moves forward.</summary>
/// <remarks>Columns: the patient, the time or start, the end where there are intervals of different lengths, and others.</remarks>
internal sealed unsafe class PatientChunk : IDisposable
{
    /// <summary>The place of the patient.</summary>
    public const int PatientColumn = 0;

    /// <summary>The place of the time, or of the start.</summary>
    public const int StartColumn = 1;

    /// <summary>The place of the end, of intervals of different lengths.</summary>
    public const int EndColumn = 2;

    private readonly bool _intervals;
    private readonly long? _length;
    private int* _patients;
    private int _patient = -1;
    private long _longest;
    private long _lastMoment;

    /// <param name="columns">How the columns are kept.</param>
    /// <param name="intervals">Whether the rows are intervals.</param>
    /// <param name="length">How long after their start all of them end; null where each has an end of its own. What happens at a time ends then.</param>
    /// <param name="budget">What the memory is charged to.</param>
    public PatientChunk(ImmutableArray<StoreColumn?> columns, bool intervals, long? length, MemoryBudget budget)
    {
        Rows = new RowStore(columns, budget, "A timeline join");
        (_intervals, _length) = (intervals, length);
        _longest = length ?? 0;
    }

    public RowStore Rows { get; }

    /// <summary>The first row of the patient at hand.</summary>
    public int First { get; private set; }

    /// <summary>The row after the last of the patient at hand.</summary>
    public int End { get; private set; }

    /// <summary>The times or starts of all rows.</summary>
    public Times Starts { get; private set; }

    /// <summary>The last moments of all rows, where each has its own.</summary>
    private Times Ends { get; set; }

    private ulong* EndIsKnown { get; set; }

    /// <summary>Takes all rows out.</summary>
    public void Clear() => Rows.Clear();

    /// <summary>The rows are complete: goes before the first patient.</summary>
    public void Begin()
    {
        _patients = Rows.Column(PatientColumn).Int32;
        Starts = new Times(Rows.Column(StartColumn));
        _lastMoment = Moment.Last(Starts.AreMicroseconds);
        if (_length is null)
        {
            Vector ends = Rows.Column(EndColumn);
            Ends = new Times(ends);
            EndIsKnown = ends.Validity;
        }

        (_patient, First, End) = (-1, 0, 0);
    }

    /// <summary>Goes to a patient, who comes after the one at hand or is the same.</summary>
    public void Seek(int patient)
    {
        if (patient == _patient)
        {
            return;
        }

        _patient = patient;
        First = SortedSearch.FirstNotLessNear(_patients, End, Rows.Count, patient);
        End = First;
        if (First < Rows.Count && _patients[First] == patient)
        {
            End = patient == int.MaxValue ? Rows.Count : SortedSearch.FirstNotLessNear(_patients, First, Rows.Count, patient + 1);
        }

        if (_length is null)
        {
            _longest = Longest();
        }
    }

    /// <summary>The last moment of a row: its time, or its end; that of the calendar where the end is open.</summary>
    public long EndOf(int row) => _length is { } length ? Starts[row] + length : EndIsKnown is not null && !Bitmap.Get(EndIsKnown, row) ? _lastMoment : Ends[row];

    /// <summary>The rows of the patient at hand among which are all that touch a window; of intervals, some may not.</summary>
    public (int First, int End) Near(long low, long high)
    {
        if (low > high)
        {
            return (First, First);
        }

        int first = Starts.FirstNotBefore(First, End, low - _longest);
        return (first, Starts.FirstAfter(first, End, high));
    }

    /// <summary>Whether a row that is near has enough in common with a window.</summary>
    public bool Touches(int row, long low, long high, long leastOverlap) =>
        !_intervals || (leastOverlap <= 1 ? _length is not null || EndOf(row) >= low : Math.Min(EndOf(row), high) - Math.Max(Starts[row], low) >= leastOverlap - 1);

    public void Dispose() => Rows.Dispose();

    /// <summary>How far the longest interval of the patient at hand reaches beyond its start.</summary>
    private long Longest()
    {
        long longest = 0;
        for (int row = First; row < End; row++)
        {
            longest = Math.Max(longest, EndOf(row) - Starts[row]);
        }

        return longest;
    }
}
