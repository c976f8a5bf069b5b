using System.Runtime.InteropServices;

namespace Parcours.Snds.Linkage;

/// <summary>The lines that others hang on: claims for their details, chaining lines for stays. From their key to person, number and dates.</summary>
/// <remarks>Without duplicates the number of a line is its entry, and no number is kept. About 36 bytes a line.</remarks>
internal sealed class ParentIndex(long estimatedLines = 16)
{
    private readonly KeyIndex _keys = new(estimatedLines);
    private readonly List<int> _persons = new((int)Math.Min(estimatedLines, int.MaxValue / 2));
    private readonly List<int> _starts = new((int)Math.Min(estimatedLines, int.MaxValue / 2));
    private readonly List<int> _ends = [];
    private List<long>? _numbers;
    private long _lines;

    /// <summary>How many distinct keys there are.</summary>
    public int Count => _keys.Count;

    /// <summary>Lines whose key an earlier line has.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Takes the next line in; of several with one key the first counts.</summary>
    /// <returns>The entry, or -1 when the line is a duplicate or has no key.</returns>
    public int Add(UInt128 key, int person, int start, int end)
    {
        long number = _lines++;
        if (key == UInt128.Zero)
        {
            KeepNumbers();
            return -1;
        }

        int entry = _keys.Add(key, out bool added);
        if (!added)
        {
            Duplicates++;
            KeepNumbers();
            return -1;
        }

        _persons.Add(person);
        _starts.Add(start);
        if (end != ArrowValues.NoDay && _ends.Count < entry)
        {
            CollectionsMarshal.SetCount(_ends, entry);
            CollectionsMarshal.AsSpan(_ends).Fill(ArrowValues.NoDay);
        }

        if (end != ArrowValues.NoDay || _ends.Count > 0)
        {
            _ends.Add(end);
        }

        _numbers?.Add(number);
        return entry;
    }

    public int Find(UInt128 key) => key == UInt128.Zero ? -1 : _keys.Find(key);

    public int PersonOf(int entry) => _persons[entry];

    public void Resolve(int entry, int person) => _persons[entry] = person;

    public int StartOf(int entry) => _starts[entry];

    public int EndOf(int entry) => _ends.Count == 0 ? ArrowValues.NoDay : _ends[entry];

    public long NumberOf(int entry) => _numbers is null ? entry : _numbers[entry];

    /// <summary>From the first line that has no entry on, entries and numbers differ.</summary>
    private void KeepNumbers()
    {
        if (_numbers is null)
        {
            _numbers = new List<long>(_persons.Capacity);
            for (int entry = 0; entry < _persons.Count; entry++)
            {
                _numbers.Add(entry);
            }
        }
    }
}
