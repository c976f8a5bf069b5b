namespace Parcours.Import;

/// <summary>What one thread needs to build sections, kept from bucket to bucket.</summary>
internal sealed class BuildScratch(ImportBudget budget, string spillFolder) : IDisposable
{
    /// <summary>The budget that all of it is counted in.</summary>
    public ImportBudget Budget => budget;

    /// <summary>Where what does not fit in memory goes.</summary>
    public string SpillFolder => spillFolder;

    /// <summary>The chunks in work.</summary>
    public ChunkSet Chunks { get; } = new(budget);

    /// <summary>The patient of each row.</summary>
    public NativeBuffer Ordinals { get; } = new(budget);

    /// <summary>The first row of each patient.</summary>
    public NativeBuffer FirstRow { get; } = new(budget);

    /// <summary>The time of each row.</summary>
    public ColumnData Time { get; } = new(budget);

    /// <summary>The column in work.</summary>
    public ColumnData Column { get; } = new(budget);

    /// <summary>Unpacks columns.</summary>
    public ColumnLoader Loader { get; } = new(budget);

    /// <summary>Orders rows.</summary>
    public RowOrder Order { get; } = new(budget);

    /// <summary>Writes columns.</summary>
    public ColumnWriter Writer { get; } = new(budget);

    /// <summary>The bytes that building takes a row when all is done in memory: order, patient, time, a column and the column in order.</summary>
    public static long RowBytes(TablePlan table)
    {
        int widest = table.Columns.Max(column => ColumnData.WidthOf(column.Outcome!.Schema.Lane) + 1);
        return RowOrder.RowBytes + sizeof(int) + 9 + (2L * widest);
    }

    /// <summary>Gives all memory back; the scratch can be used again.</summary>
    public void Dispose()
    {
        Chunks.Dispose();
        Ordinals.Dispose();
        FirstRow.Dispose();
        Time.Dispose();
        Column.Dispose();
        Loader.Dispose();
        Order.Dispose();
        Writer.Dispose();
    }
}
