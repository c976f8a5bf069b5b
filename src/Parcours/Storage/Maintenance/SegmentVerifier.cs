using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>Checks one segment: every page, the keys and the bucket of each patient, the patient indexes, the order of rows, the codes.</summary>
internal sealed unsafe class SegmentVerifier(Snapshot snapshot, SegmentFile segment, SegmentRecord record, Findings findings, CancellationToken ct)
{
    private long _pages;
    private long _rows;

    public SegmentCounts Counts => new(_pages, _rows);

    public void Run()
    {
        long bytes = PageBytes(segment.Keys);
        if (CheckPages(segment.Keys))
        {
            findings.Try(record.File, CheckKeys);
        }

        foreach (SectionFile section in segment.Sections.Values)
        {
            ct.ThrowIfCancellationRequested();
            bytes += section.Columns.Values.Sum(PageBytes) + (section.Index is null ? 0 : PageBytes(section.Index));
            if (record.Has(section.Name))
            {
                Check(section);
            }
        }

        if (sizeof(SegmentHeader) + bytes != segment.FooterOffset)
        {
            findings.Add(record.File, "it holds bytes that belong to no page");
        }

        if (!record.Sections.All(s => segment.Sections.TryGetValue(s.Table, out SectionFile? file) && file.RowCount == s.RowCount))
        {
            findings.Add(record.File, "its tables and rows are not those that the snapshot lists");
        }
    }

    private void Check(SectionFile section)
    {
        TableSchema? table = snapshot.FindTable(section.Name);
        if (table is null)
        {
            findings.Add(record.File, $"it holds a table '{section.Name}' that the snapshot does not have");
            return;
        }

        bool isWhole = section.HasPatients == (record.Bucket >= 0) && section.PatientCount <= segment.FirstOrdinal + segment.PatientCount;
        if (!isWhole)
        {
            findings.Add(record.File, $"the patient index of table '{section.Name}' covers patients that there are not");
        }

        if (section.Index is not null)
        {
            isWhole &= CheckPages(section.Index) && findings.Try(record.File, () => _ = *section.FirstRow);
        }

        foreach (ColumnFile column in section.Columns.Values)
        {
            isWhole &= CheckPages(column) && CheckCodes(table, column);
        }

        if (isWhole)
        {
            findings.Try(record.File, () => CheckOrder(new(section, table)));
        }
    }

    // Every page is read to the end, and what the footer says of it compared with what it holds.
    private bool CheckPages(ColumnFile column)
    {
        bool isWhole = true;
        using var cursor = new ColumnCursor(segment, column, column.Lane, Simd.Best);
        using var values = new NativeBuffer();
        using var nulls = new NativeBuffer();
        for (int block = 0; block < column.BlockCount; block++)
        {
            int at = block;
            isWhole &= findings.Try(record.File, () => CheckPage(cursor, column, at, values, nulls));
            _pages++;
        }

        return isWhole;
    }

    private void CheckPage(ColumnCursor cursor, ColumnFile column, int block, NativeBuffer values, NativeBuffer nulls)
    {
        PageEntry* page = segment.Page(column.FirstPage + block);
        int rows = (int)page->RowCount;
        byte* lanes = values.Reserve(rows * 16L);
        var validity = (ulong*)nulls.Reserve(Bitmap.Words(rows) * 8L);
        Bitmap.Fill(validity, rows);
        cursor.Read(block * SectionReader.BlockRows, rows, lanes, validity);
        bool isRight = rows - Bitmap.PopCount(validity, rows) == page->NullCount;
        if ((page->Flags & PageFlags.Range) != 0 && isRight)
        {
            (long min, long max) = column.Lane switch
            {
                Lane.Bit => BitRange((ulong*)lanes, validity, rows),
                Lane.Int32 => MinMax.Int32Masked(Simd.Best, (int*)lanes, rows, validity, out int a, out int b) ? (a, b) : default,
                Lane.Int64 => MinMax.Int64Masked(Simd.Best, (long*)lanes, rows, validity, out long a, out long b) ? (a, b) : default,
                _ => DoubleRange((double*)lanes, validity, rows),
            };
            isRight = min == page->Min && max == page->Max;
        }

        if (!isRight)
        {
            throw segment.Damage(column, block, "its nulls, its least or its greatest value are not what the footer says");
        }
    }

    private static (long Min, long Max) BitRange(ulong* bits, ulong* validity, int rows)
    {
        int ones = Bitmap.PopCount(bits, rows);
        return (ones == Bitmap.PopCount(validity, rows) ? 1 : 0, ones > 0 ? 1 : 0);
    }

    private static (long Min, long Max) DoubleRange(double* values, ulong* validity, int rows) =>
        MinMax.DoubleMasked(Simd.Best, values, rows, validity, out double min, out double max)
            ? (BitConverter.DoubleToInt64Bits(min), BitConverter.DoubleToInt64Bits(max))
            : default;

    private void CheckKeys()
    {
        using var keys = new PatientKeys([segment], segment.KeysAreText);
        for (int i = 0; i < keys.Count; i++)
        {
            int bucket = keys.IsText
                ? BucketHash.BucketOf(keys.Text(i), snapshot.BucketCount)
                : BucketHash.BucketOf(keys.Int64(i), snapshot.BucketCount);
            bool ascends = i == 0 || (keys.IsText
                ? keys.Text(i - 1).SequenceCompareTo(keys.Text(i)) < 0
                : keys.Int64(i - 1) < keys.Int64(i));
            if (bucket != record.Bucket || !ascends)
            {
                findings.Add(record.File, "its patients are not in order, or belong to another bucket");
                return;
            }
        }
    }

    private bool CheckCodes(TableSchema table, ColumnFile column)
    {
        int index = table.IndexOf(column.Name);
        string? dictionary = index < 0 ? null : table.Columns[index].Dictionary;
        if (dictionary is null)
        {
            return true;
        }

        int count = snapshot.FindDictionary(dictionary)?.Count ?? 0;
        for (int block = 0; block < column.BlockCount; block++)
        {
            PageEntry* page = segment.Page(column.FirstPage + block);
            if (page->NullCount < page->RowCount && (page->Min < 0 || page->Max >= count))
            {
                findings.Add(record.File, $"column '{column.Name}' of table '{table.Name}' holds codes that its dictionary does not have, in block {block}");
                return false;
            }
        }

        return true;
    }

    private void CheckOrder(SectionReader section)
    {
        _rows += section.RowCount;
        int[] tied = TiedRows(section);
        foreach (int column in StoredOrder.Of(section.Schema))
        {
            if (tied.Length == 0)
            {
                return;
            }

            ct.ThrowIfCancellationRequested();
            using var loaded = new LoadedColumn(snapshot, [section], column);
            int kept = 0;
            foreach (int row in tied)
            {
                int order = loaded.Compare(row - 1, row);
                if (order > 0)
                {
                    findings.Add(record.File, $"the rows of table '{section.Schema.Name}' are not in order from row {row} on");
                    return;
                }

                if (order == 0)
                {
                    tied[kept++] = row;
                }
            }

            tied = tied[..kept];
        }
    }

    /// <summary>The rows that belong to the same patient as the row before.</summary>
    private static int[] TiedRows(SectionReader section)
    {
        bool[] isFirst = new bool[section.RowCount + 1];
        isFirst[0] = true;
        for (int p = 0; p < section.PatientCount; p++)
        {
            isFirst[section.FirstRow[p]] = true;
        }

        return [.. Enumerable.Range(0, section.RowCount).Where(r => !isFirst[r])];
    }

    private long PageBytes(ColumnFile column)
    {
        long sum = 0;
        for (int block = 0; block < column.BlockCount; block++)
        {
            sum += SegmentFormat.Align((long)segment.Page(column.FirstPage + block)->Length);
        }

        return sum;
    }
}
