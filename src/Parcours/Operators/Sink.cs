namespace Parcours.Operators;

/// <summary>The end of a pipeline: what each worker gathers is combined when all are done.</summary>
internal abstract class Sink : IDisposable
{
    /// <summary>One worker's end of the pipeline.</summary>
    public abstract Stage Open(WorkerContext worker);

    /// <summary>Combines what the workers gathered. Called once, when every morsel is done.</summary>
    public abstract void Complete();

    /// <summary>The operator in one line.</summary>
    public abstract string Describe();

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
