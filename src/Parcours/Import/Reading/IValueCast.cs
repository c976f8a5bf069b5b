namespace Parcours.Import;

/// <summary>Turns one fixed-size value into another. A struct, so that <see cref="LaneCast.Fixed{T}"/> is compiled for each.</summary>
internal interface IValueCast
{
    /// <summary>False when the stored type cannot hold the value.</summary>
    bool TryConvert(long value, out long converted);
}
