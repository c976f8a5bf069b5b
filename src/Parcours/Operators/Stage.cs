using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>One worker's part of an operator: takes batches, hands batches on.</summary>
/// <param name="next">What comes after; null at the end of a pipeline.</param>
internal abstract class Stage(Stage? next) : IDisposable
{
    /// <summary>What comes after. Not for the last stage.</summary>
    protected Stage Next => next!;

    /// <summary>Takes a batch, which is valid during the call only.</summary>
    public abstract void Push(Batch batch);

    /// <summary>A morsel is whole: what was kept for it goes on.</summary>
    public virtual void EndMorsel() => next?.EndMorsel();

    public virtual void Dispose()
    {
        next?.Dispose();
        GC.SuppressFinalize(this);
    }
}
