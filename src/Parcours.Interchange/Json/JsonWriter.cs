using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Apache.Arrow;
using Parcours.Interchange.Writing;

namespace Parcours.Interchange.Json;

/// <summary>Writes an object a row: all in one array, or each on a line of its own.</summary>
/// <remarks>Dates are ISO texts, bytes are base64, decimals keep all their digits, and numbers that are not finite are the texts <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</remarks>
internal sealed class JsonWriter : TableWriter
{
    private static readonly JsonWriterOptions Settings = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private const int FlushAt = 256 << 10;

    private readonly bool _lines;
    private readonly ArrayBufferWriter<byte> _text = new(FlushAt + 4096);
    private readonly Cell[] _cells;
    private readonly JsonEncodedText[] _names;
    private readonly Utf8JsonWriter _json;
    private readonly byte[] _scratch = new byte[Cell.Scratch];
    private bool _first = true;

    public JsonWriter(TableOutput output, Schema schema, bool lines)
        : base(output, schema)
    {
        _lines = lines;
        _cells = [.. schema.FieldsList.Select(f => Cell.Of(f, DateForms.Iso))];
        _names = [.. schema.FieldsList.Select(f => JsonEncodedText.Encode(f.Name, Settings.Encoder))];
        _json = new Utf8JsonWriter(_text, Settings);
    }

    private protected override void WriteNormal(RecordBatch batch)
    {
        for (int i = 0; i < _cells.Length; i++)
        {
            _cells[i].Bind(batch.Column(i).Data);
        }

        for (int row = 0; row < batch.Length; row++)
        {
            if (!_lines)
            {
                _text.Write(_first ? "[\n"u8 : ",\n"u8);
            }

            // The JSON writer knows one document; each row is one, and what lies between is ours.
            _first = false;
            _json.Reset();
            WriteRow(row);
            _json.Flush();
            if (_lines)
            {
                _text.Write("\n"u8);
            }

            if (_text.WrittenCount >= FlushAt)
            {
                HandOver();
            }
        }
    }

    private protected override void Finish()
    {
        if (!_lines)
        {
            _text.Write(_first ? "[]\n"u8 : "\n]\n"u8);
        }

        HandOver();
    }

    private protected override void Release() => _json.Dispose();

    private void HandOver()
    {
        Output.Write(_text.WrittenSpan);
        _text.ResetWrittenCount();
    }

    private void WriteRow(int row)
    {
        _json.WriteStartObject();
        for (int i = 0; i < _cells.Length; i++)
        {
            Cell cell = _cells[i];
            _json.WritePropertyName(_names[i]);
            if (cell.IsNull(row))
            {
                _json.WriteNullValue();
            }
            else
            {
                WriteValue(cell, cell.Format(row, _scratch));
            }
        }

        _json.WriteEndObject();
    }

    private void WriteValue(Cell cell, ReadOnlySpan<byte> value)
    {
        if (cell.Style == CellStyle.Literal || (cell.Style == CellStyle.Float && char.IsAsciiDigit((char)value[^1])))
        {
            _json.WriteRawValue(value, skipInputValidation: true);
        }
        else if (cell.Style == CellStyle.Text && !Utf8.IsValid(value))
        {
            _json.WriteStringValue(Encoding.UTF8.GetString(value));
        }
        else
        {
            _json.WriteStringValue(value);
        }
    }
}
