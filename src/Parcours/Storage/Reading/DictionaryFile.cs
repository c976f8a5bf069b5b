using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>An open file of a dictionary, checked from end to end: its checksums, its offsets, its order.</summary>
internal sealed unsafe class DictionaryFile : IDisposable
{
    private readonly IMappedObject _mapped;
    private readonly string _name;
    private readonly DictionaryHeader _header;

    private DictionaryFile(string name, IMappedObject mapped) => (_name, _mapped, _header) = (name, mapped, *(DictionaryHeader*)mapped.Pointer);

    public int Count => (int)_header.Count;

    /// <summary>The integers of an integer dictionary.</summary>
    public long* Integers => (long*)(_mapped.Pointer + sizeof(DictionaryHeader));

    /// <summary>Where each text ends, from the first on.</summary>
    public ulong* Ends => (ulong*)(_mapped.Pointer + sizeof(DictionaryHeader));

    /// <summary>The bytes of texts.</summary>
    public byte* Bytes => _mapped.Pointer + _header.BytesOffset;

    /// <summary>For each place in the sorted order, the value's number in this file.</summary>
    public int* Order => (int*)(_mapped.Pointer + _header.OrderOffset);

    public static DictionaryFile Open(IObjectStore store, DictionaryFileRecord record, bool isText, int firstCode)
    {
        IMappedObject mapped;
        try
        {
            mapped = store.Map(record.File);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.Damaged(record.File, "it is missing", e);
        }

        try
        {
            Check(record.File, mapped.Length == record.Length && record.Length >= sizeof(DictionaryHeader), FormattableString.Invariant($"it has {mapped.Length} bytes instead of {record.Length}"));
            var file = new DictionaryFile(record.File, mapped);
            file.Check(record, isText, firstCode);
            return file;
        }
        catch
        {
            mapped.Dispose();
            throw;
        }
    }

    /// <summary>The text of a value of this file.</summary>
    public ReadOnlySpan<byte> Text(int number)
    {
        long start = number == 0 ? 0 : (long)Ends[number - 1];
        return new(Bytes + start, (int)((long)Ends[number] - start));
    }

    /// <inheritdoc/>
    public void Dispose() => _mapped.Dispose();

    private void Check(DictionaryFileRecord record, bool isText, int firstCode)
    {
        Check(_name, _header.Magic == SegmentFormat.DictionaryMagic, "it is not a dictionary");
        Check(_name, SegmentFormat.Checksum(_mapped.Pointer, 56) == _header.Checksum && _header.Checksum == record.Checksum, "its header is not what was written (checksum)");
        if (_header.Major > SegmentFormat.Major)
        {
            throw Errors.NewerFormat(_name, _header.Major, SegmentFormat.Major);
        }

        long length = _mapped.Length;
        Check(_name, SegmentFormat.Checksum(_mapped.Pointer + sizeof(DictionaryHeader), length - sizeof(DictionaryHeader)) == _header.BodyChecksum, "its values are not what was written (checksum)");
        Check(
            _name,
            _header.IsText == (isText ? 1 : 0)
            && _header.FirstCode == firstCode
            && _header.Count == record.Count
            && _header.FileLength == (ulong)length
            && sizeof(DictionaryHeader) + ((long)_header.Count * sizeof(ulong)) <= (long)_header.OrderOffset
            && _header.OrderOffset % sizeof(int) == 0
            && _header.OrderOffset <= (ulong)length
            && (long)_header.OrderOffset + ((long)_header.Count * sizeof(int)) <= (long)_header.BytesOffset
            && _header.BytesOffset <= (ulong)length,
            "its header is not as it must be");
        CheckEnds(isText, (ulong)length - _header.BytesOffset);
        CheckOrder(isText);
    }

    private void CheckEnds(bool isText, ulong room)
    {
        ulong before = 0;
        for (int i = 0; isText && i < Count; i++)
        {
            Check(_name, Ends[i] >= before && Ends[i] <= room && Ends[i] - before <= int.MaxValue, "a text lies outside the file");
            before = Ends[i];
        }
    }

    private void CheckOrder(bool isText)
    {
        for (int i = 0; i < Count; i++)
        {
            Check(_name, (uint)Order[i] < (uint)Count, "its order names a value that it does not have");
            Check(
                _name,
                i == 0 || (isText ? Text(Order[i - 1]).SequenceCompareTo(Text(Order[i])) < 0 : Integers[Order[i - 1]] < Integers[Order[i]]),
                "its values are not in order");
        }
    }

    private static void Check(string file, bool holds, string what)
    {
        if (!holds)
        {
            throw Errors.Damaged(file, what);
        }
    }
}
