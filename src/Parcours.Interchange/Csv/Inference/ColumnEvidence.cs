using System.IO.Hashing;
using System.Text;
using Parcours.Interchange.Csv.Fields;

namespace Parcours.Interchange.Csv.Inference;

/// <summary>Looks at all values of a column and says of what type it is, so that nothing of them is lost.</summary>
internal sealed class ColumnEvidence(int field, DateForms dates, byte mark)
{
    /// <summary>Texts looked at to see whether they repeat themselves.</summary>
    private const int SampledTexts = 10_000;

    private readonly QuotedText _quoted = new();
    private readonly HashSet<ulong> _distinct = [];
    private Evidence _seen;
    private bool _onlyCompactDates = (dates & DateForms.Compact) != 0;
    private bool _onlyDayFirst = (dates & DateForms.DayFirst) != 0;
    private bool _other;
    private int _texts;
    private int _wholeDigits;
    private int _fractionDigits;
    private int _significantDigits;

    /// <summary>The place of the column in the file.</summary>
    public int Field { get; } = field;

    /// <summary>True once nothing more can be learnt.</summary>
    public bool IsSettled => (_seen & Evidence.Text) != 0 && _texts >= SampledTexts;

    /// <summary>Looks at the column's field of each record.</summary>
    public void Observe(RecordBlock block)
    {
        for (int row = 0; row < block.Rows && !IsSettled; row++)
        {
            ReadOnlySpan<byte> text = block.Field(row, Field);
            if (!text.IsEmpty && !IsOneMoreInteger(text))
            {
                Observe(text[0] == '"' ? _quoted.Unquote(text) : text);
            }
        }
    }

    /// <summary>The type that holds all values seen; null when there were none.</summary>
    public ColumnType? Type() => _seen switch
    {
        Evidence.None => _other ? Text() : null,
        Evidence.Boolean => new ColumnType(ColumnKind.Boolean),
        Evidence.Integer => new ColumnType(_onlyCompactDates ? ColumnKind.Date : ColumnKind.Int64),
        _ when (_seen & ~(Evidence.Integer | Evidence.Point | Evidence.Exponent)) == 0 => Number(),
        _ when (_seen & ~(Evidence.Integer | Evidence.Comma | Evidence.Exponent)) == 0 => Number(),
        _ when (_seen & ~(Evidence.Integer | Evidence.Date | Evidence.Timestamp)) == 0 => Date(),
        _ => Text(),
    };

    private ColumnType Number()
    {
        if ((_seen & Evidence.Exponent) == 0 && _wholeDigits + _fractionDigits <= 18)
        {
            return new ColumnType(ColumnKind.Decimal, _fractionDigits);
        }

        // A double gives 17 digits back as they were; more would be lost.
        return _significantDigits <= 17 ? new ColumnType(ColumnKind.Double) : Text();
    }

    private ColumnType Date()
    {
        if ((_seen & Evidence.Integer) != 0 && !_onlyCompactDates && !_onlyDayFirst)
        {
            return Text();
        }

        return new ColumnType((_seen & Evidence.Timestamp) != 0 ? ColumnKind.Timestamp : ColumnKind.Date);
    }

    /// <summary>Codes, unless most texts are found once only.</summary>
    private ColumnType Text() => new(_texts > 1000 && _distinct.Count > _texts / 2 ? ColumnKind.Text : ColumnKind.Code);

    /// <summary>Looks at one value, without quotes.</summary>
    public void Observe(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text is [(byte)'.'])
        {
            // An empty text, or the missing number of SAS: null among numbers, itself among texts.
            _other = true;
            return;
        }

        if (_texts < SampledTexts)
        {
            _texts++;
            _distinct.Add(XxHash3.HashToUInt64(text));
        }

        if ((_seen & Evidence.Text) == 0)
        {
            _seen |= Classify(text);
        }
    }

    /// <summary>Passes over what most columns of numbers are made of: whole numbers that say nothing new.</summary>
    private bool IsOneMoreInteger(ReadOnlySpan<byte> text)
    {
        const Evidence Numbers = Evidence.Integer | Evidence.Point | Evidence.Comma;
        return (_seen & Evidence.Integer) != 0
            && (_seen & ~Numbers) == 0
            && !_onlyCompactDates
            && !_onlyDayFirst
            && text.Length <= _wholeDigits
            && (text[0] != '0' || text.Length == 1)
            && _texts >= SampledTexts
            && Digits.TryRead(text, out _)
            && text.Length <= _significantDigits;
    }

    private Evidence Classify(ReadOnlySpan<byte> text)
    {
        if (NumberShape.TryRead(text, mark, out NumberShape number))
        {
            _wholeDigits = Math.Max(_wholeDigits, number.Whole);
            _fractionDigits = Math.Max(_fractionDigits, number.Fraction);
            _significantDigits = Math.Max(_significantDigits, number.Significant);
            if (number.Kind == Evidence.Integer)
            {
                _onlyCompactDates = _onlyCompactDates && IsCompactDate(text);
                _onlyDayFirst = _onlyDayFirst && text.Length == 8 && DateReader.TryRead(text, DateForms.DayFirst, out _, out _);
            }

            return number.Kind;
        }

        if (DateReader.TryRead(text, dates, out _, out long time))
        {
            return time == 0 ? Evidence.Date : Evidence.Timestamp;
        }

        return Ascii.EqualsIgnoreCase(text, "true"u8) || Ascii.EqualsIgnoreCase(text, "false"u8) ? Evidence.Boolean : Evidence.Text;
    }

    /// <summary>Whether a number may be meant as a date: eight digits, of a year that people write.</summary>
    private static bool IsCompactDate(ReadOnlySpan<byte> text) =>
        text.Length == 8 && text[0] is (byte)'1' or (byte)'2' && DateReader.TryRead(text, DateForms.Compact, out int day, out _) && day >= -135_140;
}
