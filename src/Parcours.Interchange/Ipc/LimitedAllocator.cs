using System.Buffers;
using Apache.Arrow.Memory;

namespace Parcours.Interchange.Ipc;

/// <summary>Memory for what is read from an Arrow file: managed, so that batches may share a dictionary, and never more at once than the file can hold.</summary>
/// <remarks>A damaged length would otherwise ask for gigabytes.</remarks>
internal sealed class LimitedAllocator(long most) : MemoryAllocator(64)
{
    protected override IMemoryOwner<byte> AllocateInternal(int length, out int bytesAllocated)
    {
        if (length < 0 || length > most)
        {
            throw new InvalidDataException();
        }

        bytesAllocated = length;
        return new Owner(GC.AllocateUninitializedArray<byte>(length));
    }

    /// <summary>An array that the garbage collector takes back.</summary>
    private sealed class Owner(byte[] bytes) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory => bytes;

        public void Dispose()
        {
        }
    }
}
