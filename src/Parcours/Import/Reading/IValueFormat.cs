namespace Parcours.Import;

/// <summary>Writes one fixed-size value as canonical text.</summary>
internal interface IValueFormat
{
    /// <summary>Writes UTF-8 and returns its length.</summary>
    int Format(long value, Span<byte> to);
}
