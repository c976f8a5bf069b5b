using Parcours.Snds.Diagnostics;
using Parcours.Snds.Synthetic;

namespace Parcours;

/// <summary>Makes deliveries of the SNDS of persons who never lived: the real shape, coherent lives, and the traps of the real data at known rates.</summary>
/// <remarks>
/// The same options give the same bytes, whatever the threads: each person is drawn from the seed and his or her number,
/// and files are written in the order of chunks of 512 persons. Memory holds a few chunks and the open row groups.
/// </remarks>
public static class SyntheticDelivery
{
    /// <summary>Writes a delivery.</summary>
    /// <param name="options">What it is to be like.</param>
    /// <param name="cancellation">Stops within one chunk; files that are not complete are removed.</param>
    /// <returns>What it holds, as <c>ground-truth.json</c> beside it says too.</returns>
    public static GroundTruth Generate(GeneratorOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        Directory.CreateDirectory(options.Folder);
        int threads = Math.Max(1, options.Threads ?? Environment.ProcessorCount);
        var shelf = new DrugShelf();
        var generator = new ChunkGenerator(options, shelf, PricedCode.Tests(), PricedCode.Acts());
        var tally = new Tally(options.KeepPlanted);
        using var writer = new DeliveryWriter(options, threads);
        writer.Append([(Shapes.Packs, 0, PackWriter.Write(shelf))], cancellation);
        foreach ((int chunk, ChunkOutput output) in InOrder(generator, threads, cancellation))
        {
            writer.Append(output.Flush(), cancellation);
            tally.Add(output.Tally);
            options.Progress?.Report(Math.Min(options.Patients, (chunk + 1L) * ChunkGenerator.Persons));
        }

        writer.Complete();
        GroundTruth truth = Truth(writer, tally);
        truth.Save(Path.Combine(options.Folder, GroundTruth.FileName), options);
        return truth;
    }

    private static void Check(GeneratorOptions options)
    {
        if (options.Format is not (TableFormat.Csv or TableFormat.Parquet))
        {
            throw SndsErrors.DeliveryFormat(options.Format);
        }

        if (options.Patients < 1 || options.Years is < 1 or > 20 || options.FirstYear is < 2006 or > 2060)
        {
            throw SndsErrors.DeliverySize(options.Patients, options.Years, options.FirstYear);
        }
    }

    /// <summary>Chunks are made by several threads, a few ahead, and given in order.</summary>
    private static IEnumerable<(int Chunk, ChunkOutput Output)> InOrder(ChunkGenerator generator, int threads, CancellationToken cancellation)
    {
        var ahead = new Queue<Task<ChunkOutput>>();
        int next = 0;
        for (int chunk = 0; chunk < generator.Count; chunk++)
        {
            while (next < generator.Count && ahead.Count <= threads)
            {
                int mine = next++;
                ahead.Enqueue(Task.Run(() => generator.Generate(mine), cancellation));
            }

            yield return (chunk, ahead.Dequeue().GetAwaiter().GetResult());
        }
    }

    private static GroundTruth Truth(DeliveryWriter writer, Tally tally)
    {
        var tables = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach ((string file, long rows) in writer.Rows)
        {
            string table = SndsCatalogue.MatchFile(file)?.Table.Name ?? Path.GetFileNameWithoutExtension(file);
            tables[table] = tables.GetValueOrDefault(table) + rows;
        }

        return new GroundTruth(tally.Counts.GetValueOrDefault("persons"), writer.Rows, tables, tally.Counts) { Planted = tally.Planted };
    }
}
