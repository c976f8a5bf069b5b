namespace Parcours.Columns;

/// <summary>What is the same for all lanes but for their width.</summary>
internal static unsafe class Lanes
{
    /// <summary>How many bytes so many values take, bits in whole words.</summary>
    public static long Bytes(Lane lane, long count) => lane switch
    {
        Lane.Bit => ((count + 63) >> 6) * sizeof(ulong),
        Lane.Int32 => count * sizeof(int),
        Lane.Text => count * sizeof(TextView),
        _ => count * sizeof(long),
    };

    /// <summary>Zeros, false, empty texts.</summary>
    public static void Clear(Lane lane, void* values, int count) => new Span<byte>(values, checked((int)Bytes(lane, count))).Clear();
}
