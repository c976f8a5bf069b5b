using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Interchange.Csv;
using Parcours.Interchange.Diagnostics;
using Parcours.Interchange.Ipc;
using Parcours.Interchange.Json;
using Parcours.Interchange.Parquet;
using Parcours.Interchange.Types;
using Parcours.Interchange.Writing;

namespace Parcours;

/// <summary>Writes record batches, one at a time, as a file of some format. The same batches give the same bytes.</summary>
/// <remarks>
/// A file has its name only once it is complete: until then it is beside it, as <c>NAME.partial</c>, and is removed when the writer is disposed of first.
/// </remarks>
public abstract class TableWriter : IDisposable
{
    private readonly TableOutput _output;
    private readonly int[] _places;
    private bool _completed;

    private protected TableWriter(TableOutput output, Schema schema)
    {
        _output = output;
        Schema = schema;
        _places = [.. Enumerable.Range(0, schema.FieldsList.Count)];
    }

    /// <summary>The columns that are written, with the types in which a <see cref="TableSource"/> would give them.</summary>
    public Schema Schema { get; }

    /// <summary>Where the bytes go.</summary>
    private protected Stream Output => _output.Stream;

    /// <summary>Starts a file.</summary>
    /// <param name="path">Where; an existing file is replaced once the new one is complete.</param>
    /// <param name="schema">The columns, of flat types; at least one.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <returns>A writer, to be completed and disposed of.</returns>
    public static TableWriter Create(string path, Schema schema, TableFormat format, TableWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(schema);
        Schema normal = Normalised(schema);
        return Create(new TableOutput(path), normal, format, options ?? new TableWriterOptions());
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where; it need not be seekable.</param>
    /// <param name="schema">The columns, of flat types; at least one.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <returns>A writer, to be completed and disposed of.</returns>
    public static TableWriter Create(Stream stream, Schema schema, TableFormat format, TableWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(schema);
        return Create(new TableOutput(stream), Normalised(schema), format, options ?? new TableWriterOptions());
    }

    /// <summary>Writes rows. The batch stays the caller's.</summary>
    /// <param name="batch">Rows with the columns of <see cref="Schema"/>, or of types that are brought to them.</param>
    public void Write(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ObjectDisposedException.ThrowIf(_completed, this);
        using RecordBatch normal = ArrayNormaliser.Normalise(Shared(batch), Schema, _places, "the output");
        _output.Guard(() =>
        {
            WriteNormal(normal);
            return true;
        });
    }

    /// <summary>Writes what remains, and gives the file its name.</summary>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        _output.Guard(() =>
        {
            Finish();
            return true;
        });
        _output.Complete();
        _completed = true;
    }

    /// <summary>Gives back what the writer holds; without <see cref="Complete"/>, removes what was written to a path.</summary>
    public void Dispose()
    {
        Release();
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes rows whose arrays are of the types of <see cref="Schema"/> and without offsets.</summary>
    private protected abstract void WriteNormal(RecordBatch batch);

    /// <summary>Writes what follows the last row.</summary>
    private protected abstract void Finish();

    /// <summary>Gives native memory back.</summary>
    private protected virtual void Release()
    {
    }

    private static TableWriter Create(TableOutput output, Schema schema, TableFormat format, TableWriterOptions options)
    {
        try
        {
            return format switch
            {
                TableFormat.Csv => new CsvWriter(output, schema, options),
                TableFormat.Json => new JsonWriter(output, schema, lines: false),
                TableFormat.JsonLines => new JsonWriter(output, schema, lines: true),
                TableFormat.Arrow => new ArrowWriter(output, schema, stream: false),
                TableFormat.ArrowStream => new ArrowWriter(output, schema, stream: true),
                TableFormat.Parquet => new ParquetWriter(output, schema, options),
                _ => throw FileErrors.BadOption(nameof(format), "one of the formats of TableFormat"),
            };
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    private static Schema Normalised(Schema schema)
    {
        if (schema.FieldsList.Count == 0)
        {
            throw FileErrors.BadOption(nameof(schema), "at least one column");
        }

        IEnumerable<Field> fields = schema.FieldsList.Select(f => new Field(
            f.Name,
            FlatTypes.Normalise(f.DataType) ?? throw FileErrors.CannotWriteType(f.Name, f.DataType.Name),
            f.IsNullable));
        return new Schema(fields, null);
    }

    /// <summary>The same arrays in a batch of our own, which may be disposed of.</summary>
    private RecordBatch Shared(RecordBatch batch)
    {
        if (batch.ColumnCount != Schema.FieldsList.Count)
        {
            throw FileErrors.OtherColumns(batch.ColumnCount, Schema.FieldsList.Count);
        }

        for (int i = 0; i < batch.ColumnCount; i++)
        {
            IArrowType expected = Schema.GetFieldByIndex(i).DataType;
            IArrowType? given = FlatTypes.Normalise(batch.Column(i).Data.DataType);
            if (given?.TypeId != expected.TypeId || (given is Decimal128Type d && d.Scale != ((Decimal128Type)expected).Scale))
            {
                throw FileErrors.OtherColumns(batch.ColumnCount, Schema.FieldsList.Count);
            }
        }

        return new RecordBatch(batch.Schema, batch.Arrays.Select(a => ArrowArrayFactory.BuildArray(a.Data.Retain())), batch.Length);
    }
}
