using Apache.Arrow;

namespace Parcours.Snds.Synthetic;

/// <summary>The rows of a chunk of persons, by table and year, and what they count.</summary>
/// <param name="keepPlanted">Whether the keys of trapped rows are kept.</param>
internal sealed class ChunkOutput(bool keepPlanted = false)
{
    private readonly Dictionary<(TableShape Shape, int Year), RowBuffer> _buffers = [];

    /// <summary>What the chunk holds.</summary>
    public Tally Tally { get; } = new(keepPlanted);

    /// <summary>The rows of a table and a year; year 0 for tables without.</summary>
    public RowBuffer Rows(TableShape shape, int year)
    {
        if (!_buffers.TryGetValue((shape, year), out RowBuffer? rows))
        {
            _buffers.Add((shape, year), rows = new RowBuffer(shape));
        }

        return rows;
    }

    /// <summary>What is to be written, in the order of tables and years.</summary>
    public IReadOnlyList<(TableShape Shape, int Year, RecordBatch Rows)> Flush() =>
    [
        .. _buffers.OrderBy(pair => pair.Key.Shape.Name, StringComparer.Ordinal).ThenBy(pair => pair.Key.Year)
            .Select(pair => (pair.Key.Shape, pair.Key.Year, pair.Value.Flush())),
    ];
}
