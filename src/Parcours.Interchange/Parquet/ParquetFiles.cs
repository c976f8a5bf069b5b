using Parcours.Interchange.Diagnostics;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Parcours.Interchange.Parquet;

/// <summary>Opens Parquet files the way that import reads them.</summary>
internal static class ParquetFiles
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="textLeaves">Columns to be read as codes of a dictionary, since that is how the file holds them.</param>
    /// <param name="batchRows">The most rows of a batch.</param>
    public static FileReader Open(string path, string name, int[] textLeaves, int batchRows = 65_536)
    {
        if (!File.Exists(path))
        {
            throw FileErrors.NotReadable(path, new FileNotFoundException());
        }

        try
        {
            using ArrowReaderProperties arrow = ArrowReaderProperties.GetDefault();
            arrow.BatchSize = batchRows;
            arrow.CoerceInt96TimestampUnit = Apache.Arrow.Types.TimeUnit.Microsecond;

            // Threads are for the importer to deal out, a part of the source each.
            arrow.UseThreads = false;

            // A whole column chunk in memory for each of a hundred columns is too much.
            arrow.PreBuffer = false;
            foreach (int leaf in textLeaves)
            {
                arrow.SetReadDictionary(leaf, true);
            }

            using ReaderProperties reading = ReaderProperties.GetDefaultReaderProperties();
            reading.EnableBufferedStream();
            reading.BufferSize = 256 << 10;
            return new FileReader(path, reading, arrow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.NotReadable(path, e);
        }
        catch (Exception e) when (e is not ParcoursException)
        {
            throw FileErrors.Damaged(name, "a Parquet file", e);
        }
    }
}
