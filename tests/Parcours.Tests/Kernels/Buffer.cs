using System.Runtime.InteropServices;

namespace Parcours.Tests.Kernels;

/// <summary>
/// Memory as kernels are promised it: 64-byte aligned, with 64 bytes to spare. What lies in the spare bytes and in fresh
/// memory is noise; what lies beyond them must survive, which is checked on disposal.
/// </summary>
internal sealed unsafe class Buffer<T> : IDisposable
    where T : unmanaged
{
    private const int Slack = 64;
    private const byte Noise = 0xA7;

    private readonly nuint _bytes;

    internal Buffer(int count)
    {
        Count = count;
        _bytes = (nuint)((long)count * sizeof(T));
        Pointer = (T*)NativeMemory.AlignedAlloc(_bytes + (2 * Slack), 64);
        NativeMemory.Fill(Pointer, _bytes + (2 * Slack), Noise);
    }

    internal Buffer(ReadOnlySpan<T> values)
        : this(values.Length) => values.CopyTo(Span);

    internal int Count { get; }

    internal T* Pointer { get; }

    internal Span<T> Span => new(Pointer, Count);

    public static implicit operator T*(Buffer<T> buffer) => buffer.Pointer;

    public void Dispose()
    {
        bool intact = !new Span<byte>((byte*)Pointer + _bytes + Slack, Slack).ContainsAnyExcept(Noise);
        NativeMemory.AlignedFree(Pointer);
        Assert.True(intact, "A kernel wrote more than 64 bytes past the end.");
    }
}
