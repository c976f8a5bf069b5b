namespace Parcours.Operators;

/// <summary>One worker's reader of a source.</summary>
internal abstract class SourceReader : IDisposable
{
    /// <summary>Pushes the rows of a morsel, batch by batch. Stops between batches when it is cancelled.</summary>
    public abstract void Run(int morsel, Stage next);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
