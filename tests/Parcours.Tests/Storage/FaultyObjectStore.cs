using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>
/// A store whose n-th operation fails: once (an error that the process survives), or for good (the process is killed there).
/// Completing an object is two operations: it may fail before it is visible, or after.
/// </summary>
internal sealed class FaultyObjectStore(IObjectStore inner, int failAt, bool forGood) : IObjectStore
{
    private int _operations;

    public int Operations => _operations;

    public bool HasFailed => _operations >= failAt;

    public IEnumerable<StoredObject> List(string prefix) => Step(() => inner.List(prefix));

    public IMappedObject Map(string name) => Step(() => inner.Map(name));

    public byte[] Read(string name) => Step(() => inner.Read(name));

    public IObjectWriter Create(string name) => Step(() => new Writer(this, inner.Create(name)));

    public void Delete(string name)
    {
        Step();
        inner.Delete(name);
        Step();
    }

    public bool HasUnfinished() => Step(inner.HasUnfinished);

    public void DeleteUnfinished()
    {
        Step();
        inner.DeleteUnfinished();
    }

    public IDisposable? TryLock(bool exclusive) => Step(() => inner.TryLock(exclusive));

    public string? LocalPath(string name) => null;

    private T Step<T>(Func<T> operation)
    {
        Step();
        return operation();
    }

    private void Step()
    {
        int now = Interlocked.Increment(ref _operations);
        if (now == failAt || (forGood && now > failAt))
        {
            throw new IOException("The test says so.");
        }
    }

    private sealed class Writer(FaultyObjectStore store, IObjectWriter inner) : IObjectWriter
    {
        public long Position => inner.Position;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            store.Step();
            inner.Write(bytes);
        }

        public void Complete()
        {
            store.Step();
            inner.Complete();
            store.Step();
        }

        public void Dispose() => inner.Dispose();
    }
}
