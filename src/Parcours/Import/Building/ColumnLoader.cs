using Parcours.Columns;

namespace Parcours.Import;

/// <summary>Unpacks one column of a set of chunks into the form in which it is stored.</summary>
internal sealed unsafe class ColumnLoader(ImportBudget budget) : IDisposable
{
    private readonly NativeBuffer _lanes = new(budget);

    /// <summary>Unpacks a column; text is views of the chunks and of the dictionary.</summary>
    public void Load(ChunkSet chunks, TablePlan table, int column, ColumnData into)
    {
        ColumnPlan plan = table.Columns[column];
        FinalCodes? codes = plan.Outcome!.Codes;
        into.Begin(plan.Outcome.Schema.Lane, chunks.Rows, codes is null ? null : codes.Ranks);
        int row = 0;
        foreach ((nint memory, int rows) in chunks.Chunks)
        {
            ChunkColumn header = ((ChunkColumn*)memory)[column];
            byte* at = (byte*)memory + header.Offset;
            ulong* validity = null;
            if (header.HasNulls != 0)
            {
                validity = (ulong*)at;
                at += NativeBuffer.Words(rows) * sizeof(ulong);
            }

            long* lanes = _lanes.Ensure<long>(rows);
            LanePacking.Unpack(at, header.Width, header.Base, rows, lanes);
            if (validity is not null)
            {
                Nulls(validity, rows, lanes, into, row);
            }

            byte* text = at + ((long)rows * header.Width);
            Store(plan, header, lanes, validity, text, rows, into, row);
            row += rows;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lanes.Dispose();

    /// <summary>Notes the nulls and zeroes their lanes, so that every lane is a number that can be looked up.</summary>
    private static void Nulls(ulong* validity, int rows, long* lanes, ColumnData into, int first)
    {
        into.BeginNulls();
        byte* flags = into.Validity + first;
        for (int i = 0; i < rows; i++)
        {
            byte valid = (byte)((validity[i >> 6] >> (i & 63)) & 1);
            flags[i] = valid;
            lanes[i] &= -(long)valid;
        }
    }

    private static void Store(ColumnPlan plan, ChunkColumn header, long* lanes, ulong* validity, byte* text, int rows, ColumnData into, int first)
    {
        bool coded = header.IsCoded != 0;
        if (plan.Outcome!.Codes is { } codes)
        {
            int* to = into.Int32 + first;
            int* map = codes.Map;
            for (int i = 0; i < rows; i++)
            {
                to[i] = map[lanes[i]];
            }
        }
        else if (into.Lane == Lane.Text)
        {
            StoreViews(coded ? (TextDictionary)plan.Dictionary! : null, lanes, text, rows, into.Views + first);
        }
        else
        {
            if (coded)
            {
                var integers = (IntegerDictionary)plan.Dictionary!;
                for (int i = 0; i < rows && integers.Count > 0; i++)
                {
                    lanes[i] = integers.Value((int)lanes[i]);
                }
            }

            Narrow(lanes, rows, into, first);
        }

        if (validity is not null)
        {
            Clear(rows, into, first);
        }
    }

    private static void StoreViews(TextDictionary? dictionary, long* lanes, byte* text, int rows, TextView* to)
    {
        for (int i = 0; i < rows; i++)
        {
            if (dictionary is not null)
            {
                to[i] = dictionary.Count == 0 ? default : dictionary.Value((int)lanes[i]);
                continue;
            }

            to[i] = new TextView(text, (int)lanes[i]);
            text += lanes[i];
        }
    }

    private static void Narrow(long* lanes, int rows, ColumnData into, int first)
    {
        if (into.Lane is Lane.Int32 or Lane.Bit)
        {
            int* to = into.Int32 + first;
            for (int i = 0; i < rows; i++)
            {
                to[i] = (int)lanes[i];
            }
        }
        else
        {
            Buffer.MemoryCopy(lanes, into.Int64 + first, (long)rows * sizeof(long), (long)rows * sizeof(long));
        }
    }

    /// <summary>Zeroes the stored lanes of nulls: what is stored must not depend on which number stood in for them.</summary>
    private static void Clear(int rows, ColumnData into, int first)
    {
        for (int i = first; i < first + rows; i++)
        {
            if (into.Validity[i] != 0)
            {
                continue;
            }

            switch (into.Lane)
            {
                case Lane.Text:
                    into.Views[i] = default;
                    break;
                case Lane.Int32 or Lane.Bit:
                    into.Int32[i] = 0;
                    break;
                default:
                    into.Int64[i] = 0;
                    break;
            }
        }
    }
}
