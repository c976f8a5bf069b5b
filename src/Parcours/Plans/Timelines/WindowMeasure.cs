namespace Parcours.Plans.Timelines;

/// <summary>Something computed of the right rows within one window of a left row.</summary>
/// <param name="Name">The name of the column that it gives.</param>
/// <param name="Window">The place of the window among those of the plan.</param>
internal abstract record WindowMeasure(string Name, int Window)
{
    /// <summary>The column that it gives.</summary>
    public abstract Field Field { get; }
}
