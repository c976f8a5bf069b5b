using System.Runtime.InteropServices;

namespace Parcours.Snds.Linkage;

/// <summary>Records of one form, parted among files by the first bits of their key, so that one part at a time fits in memory.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class ClaimSpill<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Records that wait for a write, a part.</summary>
    private const int Waiting = 4096;

    private readonly FileStream[] _files;
    private readonly T[][] _waiting;
    private readonly int[] _counts;
    private readonly int _shift;

    /// <param name="folder">Where the files go; they are gone once closed.</param>
    /// <param name="bits">2 to this power is the number of parts; 1 or more.</param>
    public ClaimSpill(string folder, int bits)
    {
        _shift = 64 - bits;
        _files = new FileStream[1 << bits];
        _waiting = new T[_files.Length][];
        _counts = new int[_files.Length];
        for (int part = 0; part < _files.Length; part++)
        {
            _files[part] = SpillFiles.Create(folder);
            _waiting[part] = new T[Waiting];
        }
    }

    /// <summary>How many parts there are.</summary>
    public int Parts => _files.Length;

    public void Add(UInt128 key, in T record)
    {
        int part = (int)((ulong)(key >> 64) >> _shift);
        _waiting[part][_counts[part]++] = record;
        if (_counts[part] == Waiting)
        {
            Write(part);
        }
    }

    /// <summary>The records of a part, in the order in which they came.</summary>
    public IEnumerable<T> Read(int part)
    {
        Write(part);
        FileStream file = _files[part];
        file.Position = 0;
        var records = new T[Waiting];
        for (int count = Fill(file, records); count > 0; count = Fill(file, records))
        {
            for (int i = 0; i < count; i++)
            {
                yield return records[i];
            }
        }
    }

    public void Dispose()
    {
        foreach (FileStream file in _files)
        {
            file.Dispose();
        }
    }

    private static int Fill(FileStream file, T[] records)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(records.AsSpan());
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) * records.Length / bytes.Length;
    }

    private void Write(int part)
    {
        _files[part].Write(MemoryMarshal.AsBytes(_waiting[part].AsSpan(0, _counts[part])));
        _counts[part] = 0;
    }
}
