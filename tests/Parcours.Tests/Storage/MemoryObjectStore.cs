using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>A store in memory. Its locks belong to a "process", so that a test can kill one.</summary>
internal sealed unsafe class MemoryObjectStore : IObjectStore
{
    private readonly Lock _lock = new();
    private int _shared;
    private bool _exclusive;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public MemoryObjectStore Copy()
    {
        var copy = new MemoryObjectStore();
        foreach ((string name, byte[] bytes) in Objects)
        {
            copy.Objects[name] = (byte[])bytes.Clone();
        }

        return copy;
    }

    public IEnumerable<StoredObject> List(string prefix) =>
        Objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => new StoredObject(o.Key, o.Value.Length)).ToList();

    public IMappedObject Map(string name) => new Mapped(Read(name));

    public byte[] Read(string name) => Objects.TryGetValue(name, out byte[]? bytes) ? bytes : throw new FileNotFoundException(name);

    public IObjectWriter Create(string name) => new Writer(this, name);

    public void Delete(string name) => Objects.TryRemove(name, out _);

    public bool HasUnfinished() => false;

    public void DeleteUnfinished()
    {
    }

    public IDisposable? TryLock(bool exclusive)
    {
        lock (_lock)
        {
            if (_exclusive || (exclusive && _shared > 0))
            {
                return null;
            }

            _exclusive = exclusive;
            _shared += exclusive ? 0 : 1;
            return new Held(this, exclusive);
        }
    }

    public string? LocalPath(string name) => null;

    /// <summary>Frees the locks, as the end of their process does.</summary>
    public void KillHolders()
    {
        lock (_lock)
        {
            (_shared, _exclusive) = (0, false);
        }
    }

    private sealed class Held(MemoryObjectStore store, bool exclusive) : IDisposable
    {
        private bool _isDisposed;

        public void Dispose()
        {
            lock (store._lock)
            {
                if (!_isDisposed)
                {
                    _isDisposed = true;
                    store._exclusive &= !exclusive;
                    store._shared = Math.Max(0, store._shared - (exclusive ? 0 : 1));
                }
            }
        }
    }

    private sealed class Writer(MemoryObjectStore store, string name) : IObjectWriter
    {
        private readonly MemoryStream _bytes = new();

        public long Position => _bytes.Position;

        public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

        public void Complete()
        {
            if (!store.Objects.TryAdd(name, _bytes.ToArray()))
            {
                throw new ObjectExistsException(name);
            }
        }

        public void Dispose() => _bytes.Dispose();
    }

    private sealed class Mapped : IMappedObject
    {
        public Mapped(byte[] bytes)
        {
            Length = bytes.Length;
            Pointer = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes.Length, 1), 64);
            bytes.CopyTo(new Span<byte>(Pointer, bytes.Length));
        }

        public byte* Pointer { get; private set; }

        public long Length { get; }

        public void Dispose()
        {
            NativeMemory.AlignedFree(Pointer);
            Pointer = null;
        }
    }
}
