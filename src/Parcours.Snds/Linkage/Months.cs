using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Parcours.Snds.Linkage;

/// <summary>Makes the month that stands for none null, as dates that stand for none are.</summary>
internal static class Months
{
    /// <summary>The same months with null for 160001; the array itself where it has none, otherwise a copy, and the array is disposed of.</summary>
    public static IArrowArray WithoutNone(IArrowArray array) => array switch
    {
        Int32Array months when months.Values.Contains(SndsSentinels.NullYearMonth) => Copy<int>(array),
        Int64Array months when months.Values.Contains(SndsSentinels.NullYearMonth) => Copy<long>(array),
        _ => array,
    };

    private static IArrowArray Copy<T>(IArrowArray array)
        where T : unmanaged, INumber<T>
    {
        ArrayData data = array.Data;
        T[] values = MemoryMarshal.Cast<byte, T>(data.Buffers[1].Span).Slice(data.Offset, data.Length).ToArray();
        byte[] valid = new byte[(values.Length + 7) / 8];
        int nulls = 0;
        T none = T.CreateChecked(SndsSentinels.NullYearMonth);
        for (int i = 0; i < values.Length; i++)
        {
            bool isNull = array.IsNull(i) || values[i] == none;
            nulls += isNull ? 1 : 0;
            valid[i >> 3] |= (byte)((isNull ? 0 : 1) << (i & 7));
        }

        IArrowArray copy = ArrowArrayFactory.BuildArray(new ArrayData(data.DataType, values.Length, nulls, 0, [new ArrowBuffer(valid), ArrowBuild.Copy<T>(values)]));
        array.Dispose();
        return copy;
    }
}
