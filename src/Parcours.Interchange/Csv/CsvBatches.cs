using Apache.Arrow;
using Parcours.Interchange.Csv.Columns;
using Parcours.Interchange.Csv.Inference;

namespace Parcours.Interchange.Csv;

/// <summary>Makes batches of the records of a file, and of its other lines rejections.</summary>
internal sealed class CsvBatches : IDisposable
{
    private readonly string _source;
    private readonly CsvDialect _dialect;
    private readonly Schema _schema;
    private readonly ColumnReader[] _columns;
    private readonly RecordScanner _scanner;
    private readonly FailedFields _failures = new();
    private readonly List<long> _lines = [];
    private readonly List<RejectedLine> _rejected = [];
    private readonly int _batchRows;
    private long _nextLine;

    public CsvBatches(string source, Stream stream, CsvLayout layout, CsvOptions options, int batchRows)
    {
        _source = source;
        _dialect = layout.Dialect;
        _schema = layout.Schema(options);
        _columns = layout.Readers(options);
        _scanner = new RecordScanner(stream, _dialect, options.MaxRecordBytes);
        _batchRows = batchRows;
        _nextLine = _dialect.BodyLine;
    }

    /// <summary>The next batch; null at the end of the file.</summary>
    public SourceBatch? Next(CancellationToken cancellation)
    {
        while (_lines.Count < _batchRows && _rejected.Count < _batchRows && _scanner.Next(_batchRows - _lines.Count, cancellation))
        {
            RecordBlock block = _scanner.Block;
            Append(block);
            if (_failures.Any)
            {
                // A record with a field that its column cannot hold is taken back from all columns.
                Reject(block);
                Append(block);
            }

            _lines.AddRange(block.Lines.AsSpan(0, block.Rows));
            _rejected.AddRange(_scanner.Rejected.Select(r => new RejectedLine(_source, r.Line, r.Reason, null)));
            _scanner.Rejected.Clear();
        }

        return _lines.Count > 0 || _rejected.Count > 0 ? Build() : null;
    }

    public void Dispose() => _scanner.Dispose();

    private void Append(RecordBlock block)
    {
        foreach (ColumnReader column in _columns)
        {
            column.Append(block, _failures);
        }
    }

    private void Reject(RecordBlock block)
    {
        foreach (ColumnReader column in _columns)
        {
            column.Truncate(_lines.Count);
        }

        _rejected.AddRange(_failures.All.Select(f => new RejectedLine(_source, block.Lines[f.Row], f.Reason, _dialect.Columns[f.Field])));
        block.Remove(_failures.Rows);
        _failures.Clear();
    }

    private SourceBatch Build()
    {
        var rows = new RecordBatch(_schema, _columns.Select(c => c.Build()), _lines.Count);
        long first = _lines.Count > 0 ? _lines[0] : _nextLine;
        bool consecutive = _lines.Count == 0 || _lines[^1] - first == _lines.Count - 1;
        RejectedLine[] rejected = [.. _rejected.OrderBy(r => r.Line)];
        var batch = new SourceBatch(rows, first, consecutive ? [] : _lines.ToArray(), rejected);
        _nextLine = 1 + Math.Max(_lines.Count > 0 ? _lines[^1] : 0, rejected.Length > 0 ? rejected[^1].Line : 0);
        _lines.Clear();
        _rejected.Clear();
        return batch;
    }
}
