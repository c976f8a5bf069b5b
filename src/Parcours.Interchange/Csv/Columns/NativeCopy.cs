using Apache.Arrow;
using Apache.Arrow.Memory;

namespace Parcours.Interchange.Csv.Columns;

/// <summary>Moves what a column collected into native memory that the batch owns, so that the collecting array is used again.</summary>
internal static class NativeCopy
{
    /// <summary>Copies the first bytes of an array.</summary>
    public static ArrowBuffer Of(byte[] bytes, int length) =>
        length == 0 ? ArrowBuffer.Empty : new ArrowBuffer(bytes.AsMemory(0, length)).Clone(MemoryAllocator.Default.Value);
}
