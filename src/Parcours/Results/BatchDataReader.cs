using System.Collections;
using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Apache.Arrow;
using Field = Parcours.Plans.Field;

namespace Parcours.Results;

/// <summary>Record batches as a data reader: one result, forward only.</summary>
internal sealed class BatchDataReader : DbDataReader
{
    private readonly ImmutableArray<Field> _fields;
    private readonly ValueReader[] _columns;
    private readonly Type[] _types;
    private readonly IAsyncEnumerator<RecordBatch> _batches;
    private RecordBatch? _batch;
    private int _row;
    private bool _peeked;
    private bool _closed;

    public BatchDataReader(ImmutableArray<Field> fields, IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellation)
    {
        _fields = fields;
        _types = [.. fields.Select(f => ColumnClrTypes.Of(f.Type))];
        _columns = [.. fields.Select((f, i) => Readers.For(new ScalarShape(ColumnClrTypes.NullableOf(f.Type), i, f.Name)))];
        _batches = batches.GetAsyncEnumerator(cancellation);
    }

    public override int Depth => 0;

    public override int FieldCount => _fields.Length;

    /// <summary>Known once the first batch is there, which this waits for.</summary>
    public override bool HasRows => _batch is not null || PeekAsync().GetAwaiter().GetResult();

    public override bool IsClosed => _closed;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => ReadAsync(CancellationToken.None).GetAwaiter().GetResult();

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_peeked)
        {
            _peeked = false;
            return true;
        }

        if (_batch is not null && ++_row < _batch.Length)
        {
            return true;
        }

        return await NextBatchAsync();
    }

    public override bool NextResult() => false;

    public override object GetValue(int ordinal) => Current(ordinal).Box(_row) ?? DBNull.Value;

    public override bool IsDBNull(int ordinal) => Current(ordinal).Box(_row) is null;

    public override int GetValues(object[] values)
    {
        int count = Math.Min(values.Length, FieldCount);
        for (int i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override string GetName(int ordinal) => _fields[ordinal].Name;

    public override int GetOrdinal(string name)
    {
        int index = _fields.Select(f => f.Name).ToList().FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw new ArgumentOutOfRangeException(nameof(name), $"There is no column '{name}'.{Diagnostics.Suggestion.DidYouMean(name, _fields.Select(f => f.Name))}");
    }

    public override string GetDataTypeName(int ordinal) => _fields[ordinal].Type.ToString();

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields)]
    [UnconditionalSuppressMessage("Trimming", "IL2063", Justification = "Only simple types of the base library are given, whose members nothing here asks for.")]
    public override Type GetFieldType(int ordinal) => _types[ordinal];

    [UnconditionalSuppressMessage("Trimming", "IL2111", Justification = "The column holds types as values; nothing reads their members.")]
    public override DataTable GetSchemaTable()
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("ColumnName", typeof(string));
        table.Columns.Add("ColumnOrdinal", typeof(int));
        table.Columns.Add("ColumnSize", typeof(int));
        table.Columns.Add("DataType", typeof(Type));
        table.Columns.Add("AllowDBNull", typeof(bool));
        for (int i = 0; i < _fields.Length; i++)
        {
            table.Rows.Add(_fields[i].Name, i, -1, _types[i], _fields[i].Nullable);
        }

        return table;
    }

    public override bool GetBoolean(int ordinal) => Convert.ToBoolean(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override byte GetByte(int ordinal) => Convert.ToByte(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override char GetChar(int ordinal) => Convert.ToChar(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override short GetInt16(int ordinal) => Convert.ToInt16(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override int GetInt32(int ordinal) => Convert.ToInt32(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override long GetInt64(int ordinal) => Convert.ToInt64(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override float GetFloat(int ordinal) => Convert.ToSingle(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override double GetDouble(int ordinal) => Convert.ToDouble(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override decimal GetDecimal(int ordinal) => Convert.ToDecimal(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => throw new InvalidCastException("No column holds a Guid.");

    public override DateTime GetDateTime(int ordinal) => GetValue(ordinal) switch
    {
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        object value => (DateTime)value,
    };

    public override T GetFieldValue<T>(int ordinal) => Current(ordinal) is ValueReader<T> typed ? typed.Get(_row) : base.GetFieldValue<T>(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy((byte[])GetValue(ordinal), dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(GetString(ordinal).ToCharArray(), dataOffset, buffer, bufferOffset, length);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override void Close() => CloseAsync().GetAwaiter().GetResult();

    public override async Task CloseAsync()
    {
        if (!_closed)
        {
            _closed = true;
            _batch?.Dispose();
            await _batches.DisposeAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private static long Copy<T>(T[] from, long offset, T[]? to, int toOffset, int length)
    {
        if (to is null)
        {
            return from.Length;
        }

        int count = (int)Math.Min(length, Math.Max(0, from.Length - offset));
        System.Array.Copy(from, offset, to, toOffset, count);
        return count;
    }

    private ValueReader Current(int ordinal) =>
        _batch is null || _peeked ? throw new InvalidOperationException("There is no row. Call Read first.") : _columns[ordinal];

    private async Task<bool> PeekAsync() => _peeked = await NextBatchAsync();

    private async Task<bool> NextBatchAsync()
    {
        do
        {
            _batch?.Dispose();
            _batch = null;
            if (_closed || !await _batches.MoveNextAsync())
            {
                return false;
            }

            _batch = _batches.Current;
        }
        while (_batch.Length == 0);

        foreach (ValueReader column in _columns)
        {
            column.Load(_batch);
        }

        _row = 0;
        return true;
    }
}
