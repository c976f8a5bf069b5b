using Parcours.Columns;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>The values of a dictionary as of a snapshot. A code never changes its meaning; ranks grow as values are added.</summary>
internal sealed unsafe class CodeDictionary : IDisposable
{
    private readonly DictionaryFile[] _files;
    private readonly NativeBuffer _values = new();
    private readonly NativeBuffer _sorted = new();
    private readonly NativeBuffer _ranks = new();

    internal CodeDictionary(IObjectStore store, DictionaryRecord record)
    {
        (Name, IsText, Count) = (record.Name, record.IsText, record.Count);
        _files = new DictionaryFile[record.Files.Length];
        try
        {
            _values.Reserve((long)Count * (IsText ? sizeof(TextView) : sizeof(long)));
            int code = 0;
            for (int i = 0; i < _files.Length; i++)
            {
                _files[i] = DictionaryFile.Open(store, record.Files[i], IsText, code);
                code = Add(_files[i], code);
            }

            Merge(record.Files);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Name { get; }

    /// <summary>How many values; codes are below it.</summary>
    public int Count { get; }

    /// <summary>Whether values are text; otherwise they are 64-bit integers.</summary>
    public bool IsText { get; }

    /// <summary>Whether codes are their own ranks.</summary>
    public bool IsSorted { get; private set; }

    /// <summary>The texts by code.</summary>
    public TextView* Views => (TextView*)_values.Pointer;

    /// <summary>The integers by code.</summary>
    public long* Integers => (long*)_values.Pointer;

    /// <summary>The place of each code in the sorted order (UTF-8 bytes, or numbers).</summary>
    public int* Ranks => (int*)_ranks.Pointer;

    /// <summary>The code at each place of the sorted order.</summary>
    public int* Sorted => (int*)_sorted.Pointer;

    /// <summary>The text of a code, as UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int code) => Views[code].Span;

    /// <summary>The text of a code, where it lies while the dataset is open.</summary>
    public TextView View(int code) => Views[code];

    /// <summary>The code of a text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        for (int low = 0, high = Count - 1; low <= high;)
        {
            int middle = (int)(((uint)low + (uint)high) >> 1);
            int order = Text(Sorted[middle]).SequenceCompareTo(value);
            if (order == 0)
            {
                return Sorted[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The code of an integer, or -1.</summary>
    public int Find(long value)
    {
        for (int low = 0, high = Count - 1; low <= high;)
        {
            int middle = (int)(((uint)low + (uint)high) >> 1);
            long found = Integers[Sorted[middle]];
            if (found == value)
            {
                return Sorted[middle];
            }

            (low, high) = found < value ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (DictionaryFile? file in _files)
        {
            file?.Dispose();
        }

        _values.Dispose();
        _sorted.Dispose();
        _ranks.Dispose();
    }

    private int Add(DictionaryFile file, int code)
    {
        for (int i = 0; i < file.Count; i++, code++)
        {
            if (IsText)
            {
                long start = i == 0 ? 0 : (long)file.Ends[i - 1];
                Views[code] = new(file.Bytes + start, (int)((long)file.Ends[i] - start));
            }
            else
            {
                Integers[code] = file.Integers[i];
            }
        }

        return code;
    }

    // Each file is in order: the whole is too once they are merged, one after the other.
    private void Merge(IReadOnlyList<DictionaryFileRecord> records)
    {
        int[] sorted = [];
        for (int i = 0; i < _files.Length; i++)
        {
            sorted = Merge(sorted, _files[i].Order, _files[i].Count, records[i].File);
        }

        _sorted.Reserve((long)Count * sizeof(int));
        _ranks.Reserve((long)Count * sizeof(int));
        sorted.CopyTo(new Span<int>(Sorted, Count));
        IsSorted = true;
        for (int place = 0; place < Count; place++)
        {
            Ranks[Sorted[place]] = place;
            IsSorted &= Sorted[place] == place;
        }
    }

    private int[] Merge(int[] left, int* right, int rightCount, string file)
    {
        int[] merged = new int[left.Length + rightCount];
        int l = 0;
        int r = 0;
        for (int i = 0; i < merged.Length; i++)
        {
            int order = l == left.Length ? 1 : r == rightCount ? -1 : Compare(left[l], left.Length + right[r]);
            if (order == 0)
            {
                throw Errors.Damaged(file, "it holds a value that an older file of the dictionary holds too");
            }

            merged[i] = order < 0 ? left[l++] : left.Length + right[r++];
        }

        return merged;
    }

    private int Compare(int left, int right) =>
        IsText ? Text(left).SequenceCompareTo(Text(right)) : Integers[left].CompareTo(Integers[right]);
}
