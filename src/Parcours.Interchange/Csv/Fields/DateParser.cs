namespace Parcours.Interchange.Csv.Fields;

/// <summary>Reads dates; a time of day is accepted when it is midnight, as SAS writes dates.</summary>
internal readonly struct DateParser(DateForms forms) : IFieldParser<int>
{
    public string Reason => Rejections.NotDate;

    public bool TryParse(ReadOnlySpan<byte> text, out int value) => DateReader.TryRead(text, forms, out value, out long time) && time == 0;
}
