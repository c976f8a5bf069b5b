using Parcours.Storage;

namespace Parcours.Import;

/// <summary>Sorts the rows of one table in one bucket and writes them as a section, a column at a time.</summary>
internal static unsafe class SectionBuilder
{
    /// <summary>Builds the section in memory.</summary>
    /// <param name="segment">Where it goes.</param>
    /// <param name="table">The table.</param>
    /// <param name="chunks">Its rows in the bucket.</param>
    /// <param name="patients">The patients of the bucket; null for a reference table.</param>
    /// <param name="scratch">The thread's memory.</param>
    /// <param name="cancellation">Stops between columns.</param>
    public static void Build(SegmentWriter segment, TablePlan table, IReadOnlyList<Chunk> chunks, BucketPatients? patients, BuildScratch scratch, CancellationToken cancellation)
    {
        scratch.Chunks.Load(chunks);
        int rows = scratch.Chunks.Rows;
        Sort(table, patients, scratch);
        uint* firstRow = null;
        if (patients is not null)
        {
            firstRow = scratch.FirstRow.Ensure<uint>(patients.Count + 1L);
            Index((int*)scratch.Ordinals.Data, rows, firstRow, patients.Count);
        }

        SectionWriter section = segment.BeginSection(table.Schema!, firstRow, patients?.Count ?? 0, rows);
        for (int c = 0; c < table.Columns.Length; c++)
        {
            if (c == table.Patient)
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            ColumnData column = scratch.Time;
            if (c != table.Time)
            {
                column = scratch.Column;
                scratch.Loader.Load(scratch.Chunks, table, c, column);
            }

            scratch.Writer.Write(section, c, column, scratch.Order.Order);
        }
    }

    /// <summary>Finds the stored order of the loaded chunks; leaves the patients and the times of their rows in the scratch.</summary>
    public static void Sort(TablePlan table, BucketPatients? patients, BuildScratch scratch)
    {
        int rows = scratch.Chunks.Rows;
        int* ordinals = null;
        if (patients is not null)
        {
            ordinals = scratch.Ordinals.Ensure<int>(rows);
            patients.Ordinals(scratch.Chunks, table, ordinals);
        }

        ColumnData? time = null;
        if (table.Time >= 0)
        {
            time = scratch.Time;
            scratch.Loader.Load(scratch.Chunks, table, table.Time, time);
        }

        scratch.Order.SortKeys(rows, ordinals, patients?.Count ?? 0, time);
        scratch.Order.BreakTies(table.TieOrder.Length, c =>
        {
            scratch.Loader.Load(scratch.Chunks, table, table.TieOrder[c], scratch.Column);
            return scratch.Column;
        });
    }

    /// <summary>Where the rows of each patient begin: counts, then their running total.</summary>
    public static void Index(int* ordinals, int rows, uint* firstRow, int patients)
    {
        new Span<uint>(firstRow, patients + 1).Clear();
        for (int i = 0; i < rows; i++)
        {
            firstRow[ordinals[i]]++;
        }

        uint total = 0;
        for (int p = 0; p <= patients; p++)
        {
            uint count = firstRow[p];
            firstRow[p] = total;
            total += count;
        }
    }
}
