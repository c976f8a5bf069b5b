namespace Parcours.Interchange.Csv.Fields;

/// <summary>Reads timestamps; a date alone is its midnight.</summary>
internal readonly struct TimestampParser(DateForms forms) : IFieldParser<long>
{
    public string Reason => Rejections.NotTimestamp;

    public bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        bool read = DateReader.TryRead(text, forms, out int day, out long time);
        value = (day * 86_400_000_000L) + time;
        return read;
    }
}
