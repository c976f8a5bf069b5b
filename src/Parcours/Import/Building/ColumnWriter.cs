using System.Runtime.CompilerServices;
using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>Puts a column into stored order and hands it to the section.</summary>
internal sealed unsafe class ColumnWriter(ImportBudget budget) : IDisposable
{
    private readonly NativeBuffer _values = new(budget);
    private readonly NativeBuffer _validity = new(budget);

    /// <summary>Writes a column; one of nothing but nulls is left out, which reads the same.</summary>
    public void Write(SectionWriter section, int column, ColumnData data, int* order)
    {
        ulong* validity = null;
        if (data.HasNulls)
        {
            validity = _validity.Ensure<ulong>(NativeBuffer.Words(data.Rows));
            if (!GatherBits(data.Validity, order, data.Rows, validity))
            {
                return;
            }
        }

        section.WriteColumn(column, Gather(data, order), validity);
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        _values.Free();
        _validity.Free();
    }

    /// <inheritdoc/>
    public void Dispose() => Release();

    private void* Gather(ColumnData data, int* order)
    {
        switch (data.Lane)
        {
            case Lane.Bit:
                ulong* bits = _values.Ensure<ulong>(NativeBuffer.Words(data.Rows));
                for (int row = 0; row < data.Rows; row += 64)
                {
                    ulong word = 0;
                    int count = Math.Min(64, data.Rows - row);
                    for (int i = 0; i < count; i++)
                    {
                        word |= (ulong)(uint)data.Int32[order[row + i]] << i;
                    }

                    bits[row >> 6] = word;
                }

                return bits;
            case Lane.Int32:
                return Gather(data.Int32, order, data.Rows);
            case Lane.Text:
                return Gather(data.Views, order, data.Rows);
            default:
                return Gather(data.Int64, order, data.Rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T* Gather<T>(T* from, int* order, int rows)
        where T : unmanaged
    {
        T* to = _values.Ensure<T>(rows);
        for (int i = 0; i < rows; i++)
        {
            to[i] = from[order[i]];
        }

        return to;
    }

    /// <summary>Packs flags into bits; false when none is set.</summary>
    private static bool GatherBits(byte* flags, int* order, int rows, ulong* to)
    {
        ulong any = 0;
        for (int row = 0; row < rows; row += 64)
        {
            ulong word = 0;
            int count = Math.Min(64, rows - row);
            for (int i = 0; i < count; i++)
            {
                word |= (ulong)flags[order[row + i]] << i;
            }

            to[row >> 6] = word;
            any |= word;
        }

        return any != 0;
    }
}
