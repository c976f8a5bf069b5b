namespace Parcours.Interchange.Writing;

/// <summary>What the text of a cell may hold, so that it is quoted where it must be.</summary>
internal enum CellStyle
{
    /// <summary>A number or a truth value: JSON takes it as it is.</summary>
    Literal,

    /// <summary>A floating-point number: JSON takes it as it is unless it is not finite.</summary>
    Float,

    /// <summary>Digits and marks that never need an escape, such as a date.</summary>
    Plain,

    /// <summary>Anything.</summary>
    Text,
}
