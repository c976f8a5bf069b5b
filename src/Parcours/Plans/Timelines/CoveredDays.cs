namespace Parcours.Plans.Timelines;

/// <summary>How many days of a window are covered by at least one of the right intervals.</summary>
/// <param name="Name">The name of the column that it gives.</param>
/// <param name="Window">The place of the window among those of the plan.</param>
/// <param name="CarryOver">Whether an interval that begins while another lasts begins when that one ends: supplies are used up one after the other.</param>
internal sealed record CoveredDays(string Name, int Window, bool CarryOver) : WindowMeasure(Name, Window)
{
    public override Field Field => new(Name, new ColumnType(ColumnKind.Int64), Nullable: false);

    public override string ToString() => $"CoveredDays{(CarryOver ? " with carry-over" : "")} in window {Window + 1}";
}
