namespace Parcours.Snds.Linkage;

/// <summary>The columns that the linkage adds to a table, the patient apart.</summary>
[Flags]
internal enum LinkedColumns
{
    None = 0,

    /// <summary><see cref="SndsNames.Line"/>.</summary>
    Line = 1,

    /// <summary><see cref="SndsNames.Parent"/>.</summary>
    Parent = 2,

    /// <summary><see cref="SndsNames.Time"/>.</summary>
    Time = 4,

    /// <summary><see cref="SndsNames.End"/>.</summary>
    End = 8,

    /// <summary><see cref="SndsNames.Year"/>.</summary>
    Year = 16,
}
