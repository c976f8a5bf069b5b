using System.Buffers;
using Apache.Arrow;

namespace Parcours.Import;

/// <summary>Holds the buffers of Arrow arrays in place while views point into them.</summary>
internal sealed unsafe class PinnedBuffers : IDisposable
{
    private readonly List<MemoryHandle> _handles = [];

    /// <summary>Pins a buffer and gives its first byte.</summary>
    public byte* Pin(ArrowBuffer buffer)
    {
        MemoryHandle handle = buffer.Memory.Pin();
        _handles.Add(handle);
        return (byte*)handle.Pointer;
    }

    /// <summary>Lets everything go.</summary>
    public void Release()
    {
        foreach (MemoryHandle handle in _handles)
        {
            handle.Dispose();
        }

        _handles.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => Release();
}
