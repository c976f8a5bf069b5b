using Parcours.Plans.Timelines;

namespace Parcours;

/// <summary>Which row an as-of join takes: the nearest on one side of a moment, or on either.</summary>
/// <remarks>Of several rows at one time, in the order of their tie key and of all their columns, the last is taken before the moment and the first after it.</remarks>
public readonly record struct AsOf
{
    private AsOf(AsOfDirection direction, bool strict)
    {
        Direction = direction;
        Strict = strict;
    }

    /// <summary>The last row at the moment or before it.</summary>
    public static AsOf AtOrBefore => new(AsOfDirection.Backward, strict: false);

    /// <summary>The last row before the moment.</summary>
    public static AsOf Before => new(AsOfDirection.Backward, strict: true);

    /// <summary>The first row at the moment or after it.</summary>
    public static AsOf AtOrAfter => new(AsOfDirection.Forward, strict: false);

    /// <summary>The first row after the moment.</summary>
    public static AsOf After => new(AsOfDirection.Forward, strict: true);

    /// <summary>The row nearest to the moment, before or after it; the one before where both are as near.</summary>
    public static AsOf Nearest => new(AsOfDirection.Nearest, strict: false);

    internal AsOfDirection Direction { get; }

    internal bool Strict { get; }
}
