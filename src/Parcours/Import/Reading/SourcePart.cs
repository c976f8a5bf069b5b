namespace Parcours.Import;

/// <summary>A piece of a source that one thread reads from its beginning to its end.</summary>
/// <param name="Table">The table its rows go to.</param>
/// <param name="Source">The piece.</param>
/// <param name="Name">The name of the whole source, as in messages.</param>
/// <param name="Rejects">The lines of it that were not stored.</param>
internal sealed record SourcePart(TablePlan Table, TableSource Source, string Name, RejectLog Rejects)
{
    /// <summary>Below this many rows a source is not worth cutting.</summary>
    private const long LeastRows = 100_000;

    /// <summary>Cuts the sources of all tables: enough pieces that the threads end together.</summary>
    public static List<SourcePart> Cut(IEnumerable<TablePlan> tables, int threads, string spillFolder)
    {
        var parts = new List<SourcePart>();
        foreach (TablePlan table in tables)
        {
            foreach (TableSource source in table.Import.Sources)
            {
                int wanted = threads == 1 ? 1 : (int)Math.Clamp(source.EstimatedRows / LeastRows, 1, threads * 4L);
                foreach (TableSource piece in wanted == 1 ? [source] : source.Split(wanted))
                {
                    parts.Add(new SourcePart(table, piece, source.Name, new RejectLog(table.Import.Name, spillFolder)));
                }
            }
        }

        return parts;
    }
}
