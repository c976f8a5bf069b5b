using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Parcours.Interchange.Diagnostics;
using Parcours.Interchange.Files;
using Parcours.Interchange.Ipc;
using Parcours.Interchange.Types;

namespace Parcours;

/// <summary>Reads an Arrow IPC file or stream, compressed with LZ4 or Zstandard or not.</summary>
internal sealed class ArrowSource : TableSource
{
    /// <summary>No codec makes more than this of one byte; a body that claims more is damaged.</summary>
    private const int MostInflation = 1024;

    private readonly string _path;
    private readonly WantedColumns _wanted;
    private readonly Lazy<(Schema Schema, int[] Places)> _schema;

    /// <summary>Names a file to read; nothing is read yet.</summary>
    /// <param name="path">The file; whether it is in the file format or the stream format is told from its first bytes.</param>
    /// <param name="columns">The columns wanted, whatever their case; null for all.</param>
    public ArrowSource(string path, IReadOnlyCollection<string>? columns = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Name = Path.GetFileName(path);
        _path = path;
        _wanted = new WantedColumns(columns);
        _schema = new Lazy<(Schema, int[])>(ReadSchema);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Schema Schema => _schema.Value.Schema;

    /// <inheritdoc/>
    public override long EstimatedRows
    {
        get
        {
            int width = Schema.FieldsList.Sum(f => Math.Max(4, FlatTypes.Width(f.DataType)));
            return new FileInfo(_path).Length / Math.Max(1, width);
        }
    }

    /// <inheritdoc/>
    public override string? Fingerprint => FileFingerprint.Of(_path);

    /// <inheritdoc/>
    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        (Schema schema, int[] places) = _schema.Value;
        using ArrowStreamReader reader = Open();
        long line = 1;
        while (Guard(() => Next(reader, schema, places, cancellation)) is { } batch)
        {
            int rows = batch.Length;
            yield return new SourceBatch(batch, line, [], []);
            line += rows;
        }
    }

    private RecordBatch? Next(ArrowStreamReader reader, Schema schema, int[] places, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (reader.ReadNextRecordBatch() is not { } batch)
        {
            return null;
        }

        RecordBatch normal = ArrayNormaliser.Normalise(batch, schema, places, Name);
        IArrowArray[] arrays = [.. normal.Arrays.Select(a => ArrowArrayFactory.BuildArray(ArraySoundness.Checked(a.Data, normal.Length)))];
        return new RecordBatch(schema, arrays, normal.Length);
    }

    private (Schema Schema, int[] Places) ReadSchema()
    {
        using ArrowStreamReader reader = Open();
        Schema whole = Guard(() => reader.Schema ?? throw new InvalidDataException());
        int[] places = _wanted.PlacesIn(whole);
        var wanted = new Schema(places.Select(whole.GetFieldByIndex), null);
        return (FlatTypes.Normalise(wanted, Name), places);
    }

    private ArrowStreamReader Open()
    {
        FileStream stream;
        try
        {
            stream = File.OpenRead(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.NotReadable(_path, e);
        }

        try
        {
            Span<byte> magic = stackalloc byte[6];
            bool isFile = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.SequenceEqual("ARROW1"u8);
            stream.Position = 0;
            var memory = new LimitedAllocator(Math.Min(int.MaxValue, Math.Max(1 << 20, stream.Length) * MostInflation));
            var codecs = new CompressionCodecFactory();
            return isFile
                ? new ArrowFileReader(stream, memory, codecs, leaveOpen: false)
                : new ArrowStreamReader(stream, memory, codecs, leaveOpen: false);
        }
        catch (Exception e)
        {
            stream.Dispose();
            throw FileErrors.Damaged(Name, "an Arrow file", e);
        }
    }

    /// <summary>What the reader throws of a damaged file, of whatever type, becomes our error.</summary>
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not ParcoursException and not OperationCanceledException)
        {
            throw FileErrors.Damaged(Name, "an Arrow file", e);
        }
    }
}
