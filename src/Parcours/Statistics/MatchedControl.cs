namespace Parcours;

/// <summary>A control that was drawn for a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Control">The control.</param>
/// <param name="Draw">Which of the case's controls it is, from 1, in the order in which they were drawn.</param>
public readonly record struct MatchedControl(string Case, string Control, int Draw);
