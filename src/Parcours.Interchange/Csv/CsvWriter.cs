using System.Buffers;
using System.Numerics;
using System.Text;
using Apache.Arrow;
using Parcours.Interchange.Diagnostics;
using Parcours.Interchange.Writing;

namespace Parcours.Interchange.Csv;

/// <summary>Writes CSV as RFC 4180 has it, in UTF-8 without byte order mark, lines ended by a line feed.</summary>
/// <remarks>Null is an empty field; an empty text is <c>""</c>, so that the two are told apart when read back.</remarks>
internal sealed class CsvWriter : TableWriter
{
    private readonly TextOutput _text;
    private readonly Cell[] _cells;
    private readonly byte _separator;
    private readonly SearchValues<byte> _quoted;
    private readonly byte[] _scratch = new byte[Cell.Scratch];

    public CsvWriter(TableOutput output, Schema schema, TableWriterOptions options)
        : base(output, schema)
    {
        if (!char.IsAscii(options.Separator) || options.Separator is '"' or '\r' or '\n' or '\0')
        {
            throw FileErrors.BadOption(nameof(options.Separator), "an ASCII character other than a quote or a line break");
        }

        if (!BitOperations.IsPow2((int)options.Dates) || (options.Dates & DateForms.All) == 0)
        {
            throw FileErrors.BadOption(nameof(options.Dates), "exactly one form");
        }

        _text = new TextOutput(Output);
        _separator = (byte)options.Separator;
        _quoted = SearchValues.Create([_separator, (byte)'"', (byte)'\r', (byte)'\n']);
        _cells = [.. schema.FieldsList.Select(f => Cell.Of(f, options.Dates))];
        if (options.Header)
        {
            WriteHeader();
        }
    }

    private protected override void WriteNormal(RecordBatch batch)
    {
        for (int i = 0; i < _cells.Length; i++)
        {
            _cells[i].Bind(batch.Column(i).Data);
        }

        for (int row = 0; row < batch.Length; row++)
        {
            for (int i = 0; i < _cells.Length; i++)
            {
                if (i > 0)
                {
                    _text.Append(_separator);
                }

                WriteCell(_cells[i], row);
            }

            _text.Append((byte)'\n');
        }
    }

    private protected override void Finish() => _text.Flush();

    private void WriteHeader()
    {
        for (int i = 0; i < _cells.Length; i++)
        {
            if (i > 0)
            {
                _text.Append(_separator);
            }

            WriteText(Encoding.UTF8.GetBytes(Schema.GetFieldByIndex(i).Name));
        }

        _text.Append((byte)'\n');
    }

    private void WriteCell(Cell cell, int row)
    {
        if (cell.IsNull(row))
        {
            return;
        }

        ReadOnlySpan<byte> value = cell.Format(row, _scratch);
        if (cell.Style == CellStyle.Literal && _separator != (byte)'.' && _separator != (byte)'-')
        {
            _text.Append(value);
        }
        else
        {
            WriteText(value);
        }
    }

    private void WriteText(ReadOnlySpan<byte> value)
    {
        // A text that begins as a byte order mark does would lose it at the start of the file.
        if (value.IsEmpty || value.IndexOfAny(_quoted) >= 0 || value[0] == 0xEF)
        {
            _text.AppendQuoted(value);
        }
        else
        {
            _text.Append(value);
        }
    }
}
