using System.Buffers.Binary;

namespace Parcours.Interchange.Files;

/// <summary>Tells the format of a file from its name, else from its first bytes.</summary>
internal static class TableFormats
{
    /// <summary>The extensions known, for messages.</summary>
    public const string Extensions = ".csv, .tsv, .txt (each with .gz or not), .parquet, .arrow, .feather, .ipc, .arrows";

    /// <summary>What the name says, or null.</summary>
    public static TableFormat? OfName(string path)
    {
        string name = Path.GetFileName(path);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            name = name[..^3];
        }

        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" or ".TXT" => TableFormat.Csv,
            ".PARQUET" or ".PQ" => TableFormat.Parquet,
            ".ARROW" or ".FEATHER" or ".IPC" => TableFormat.Arrow,
            ".ARROWS" => TableFormat.ArrowStream,
            _ => null,
        };
    }

    /// <summary>What the first bytes say; text is taken for CSV, anything else is not known.</summary>
    public static TableFormat? OfBytes(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PAR1"u8))
        {
            return TableFormat.Parquet;
        }

        if (start.StartsWith("ARROW1"u8))
        {
            return TableFormat.Arrow;
        }

        // A stream begins with the continuation marker of its schema message.
        if (start.Length >= 8 && BinaryPrimitives.ReadUInt32LittleEndian(start) == 0xFFFF_FFFF)
        {
            return TableFormat.ArrowStream;
        }

        bool gzip = start is [0x1F, 0x8B, ..];
        bool wide = start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return gzip || wide || !start.Contains((byte)0) ? TableFormat.Csv : null;
    }
}
