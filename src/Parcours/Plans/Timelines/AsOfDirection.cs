namespace Parcours.Plans.Timelines;

/// <summary>On which side of a moment the nearest row is looked for.</summary>
internal enum AsOfDirection : byte
{
    /// <summary>The last row before it.</summary>
    Backward,

    /// <summary>The first row after it.</summary>
    Forward,

    /// <summary>The nearer of the two; the one before where both are as near.</summary>
    Nearest,
}
