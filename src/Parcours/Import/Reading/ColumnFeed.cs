using Apache.Arrow;

namespace Parcours.Import;

/// <summary>Brings one column of one source into stored lanes: reads, casts, nulls the sentinels, looks up codes. One thread.</summary>
/// <param name="plan">The stored column.</param>
/// <param name="source">The place of the column in the source, or -1 when it has none.</param>
/// <param name="isText">Whether the source's values are text or bytes.</param>
/// <param name="cast">From the source's type to the stored one; null when the lanes are the same.</param>
/// <param name="rejects">Whether rows whose value the stored type cannot hold are noted and go on as nulls, for their lines to be rejected.</param>
/// <param name="nullDates">The sentinels, when the column may hold any.</param>
/// <param name="budget">The budget.</param>
internal sealed unsafe class ColumnFeed(ColumnPlan plan, int source, bool isText, LaneCast? cast, bool rejects, NullDates? nullDates, ImportBudget budget) : IDisposable
{
    private LaneVector? _values;
    private IArrowArray? _mapped;
    private int[] _map = [];
    private readonly List<int> _failedValues = [];
    private readonly List<int>? _failed = rejects && cast is not null ? [] : null;

    /// <summary>The first row of the last <see cref="Fill"/> whose value the stored type cannot hold, or -1.</summary>
    public int FailedRow { get; private set; }

    /// <summary>The rows of the last <see cref="Fill"/> whose value the stored type cannot hold, where their lines are to be rejected.</summary>
    public IReadOnlyList<int> FailedRows => _failed ?? [];

    /// <summary>Whether there may be such rows.</summary>
    public bool CanFail => _failed is not null;

    /// <summary>Reads some rows into a vector. True when its codes are what to store, false when its lanes or views are.</summary>
    public bool Fill(RecordBatch batch, int offset, int rows, LaneVector into, PinnedBuffers pins)
    {
        FailedRow = -1;
        _failed?.Clear();
        into.Begin(rows);
        IArrowArray? array = source < 0 ? null : batch.Column(source);
        bool coded = array switch
        {
            null => FillNulls(into),
            DictionaryArray dictionary => FillFromDictionary(dictionary, offset, into, pins),
            _ => FillPlain(array, offset, into, pins, _failed) && Encode(into),
        };
        plan.SawNull = into.HasNulls;
        return coded;
    }

    /// <inheritdoc/>
    public void Dispose() => _values?.Dispose();

    private bool CanEncode => plan.Dictionary is { Overflowed: false };

    private bool Encode(LaneVector into) => CanEncode && plan.Dictionary!.Encode(into);

    private bool FillNulls(LaneVector into)
    {
        into.FillNulls(plan.IsText);
        new Span<long>(into.Codes, into.Rows).Clear();
        return CanEncode;
    }

    private bool FillPlain(IArrowArray array, int offset, LaneVector into, PinnedBuffers pins, List<int>? failed)
    {
        if (isText)
        {
            ArrowTexts.Read(array, offset, into, pins);
        }
        else
        {
            FailedRow = ArrowLanes.Read(array, offset, into);
        }

        if (cast is not null && FailedRow < 0)
        {
            FailedRow = cast.Apply(into, failed);
        }

        nullDates?.Apply(into, plan.Type.Kind == ColumnKind.Timestamp);
        return FailedRow < 0;
    }

    /// <summary>The values of an Arrow dictionary are read once; the rows are its indices.</summary>
    private bool FillFromDictionary(DictionaryArray array, int offset, LaneVector into, PinnedBuffers pins)
    {
        _values ??= new LaneVector(budget);
        bool encode = CanEncode;
        bool isMapped = encode && ReferenceEquals(_mapped, array.Dictionary);
        if (!isMapped)
        {
            _mapped = null;
            _values.Begin(array.Dictionary.Length);
            _failedValues.Clear();
            _ = FillPlain(array.Dictionary, 0, _values, pins, _failed is null ? null : _failedValues);
            encode = FailedRow < 0 && Encode(_values);
        }

        int failedValue = FailedRow;
        FailedRow = -1;
        ArrowLanes.Read(array.Indices, offset, into);
        if (failedValue >= 0)
        {
            FailedRow = new Span<long>(into.Lanes, into.Rows).IndexOf(failedValue);
            return false;
        }

        NoteFailed(into);

        if (encode && !isMapped)
        {
            Remember(array.Dictionary);
        }

        for (int i = 0; i < into.Rows; i++)
        {
            int index = (int)into.Lanes[i];
            bool valid = into.IsValid(i) && (encode ? _map[index] >= 0 : _values.IsValid(index));
            if (!valid)
            {
                into.SetNull(i);
            }

            if (encode)
            {
                into.Codes[i] = valid ? _map[index] : 0;
            }
            else if (plan.IsText)
            {
                into.Views[i] = valid ? _values.Views[index] : default;
            }
            else
            {
                into.Lanes[i] = valid ? _values.Lanes[index] : 0;
            }
        }

        return encode;
    }

    /// <summary>The rows of the values of the dictionary that the stored type cannot hold.</summary>
    private void NoteFailed(LaneVector indices)
    {
        if (_failedValues.Count == 0)
        {
            return;
        }

        var failed = new HashSet<long>(_failedValues.Select(value => (long)value));
        for (int i = 0; i < indices.Rows; i++)
        {
            if (indices.IsValid(i) && failed.Contains(indices.Lanes[i]))
            {
                _failed!.Add(i);
            }
        }
    }

    private void Remember(IArrowArray dictionary)
    {
        if (_map.Length < _values!.Rows)
        {
            _map = new int[_values.Rows];
        }

        for (int i = 0; i < _values.Rows; i++)
        {
            _map[i] = _values.IsValid(i) ? (int)_values.Codes[i] : -1;
        }

        _mapped = dictionary;
    }
}
