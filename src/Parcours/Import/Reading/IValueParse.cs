namespace Parcours.Import;

/// <summary>Reads one fixed-size value from text.</summary>
internal interface IValueParse
{
    /// <summary>False when the text is not such a value.</summary>
    bool TryParse(ReadOnlySpan<byte> text, out long value);
}
