namespace Parcours.Operators;

/// <summary>One worker's reader of a source.</summary>
internal abstract class SourceReader : IDisposable
{
    /// <summary>Pushes the rows of a morsel, batch by batch. Stops between batches when it is cancelled.</summary>
    public abstract void Run(int morsel, Stage next);

    /// <summary>Pushes the rows of some patients, ranges in ascending order. Of a <see cref="PatientSource"/> only.</summary>
    public virtual void RunPatients(ReadOnlySpan<PatientRange> patients, Stage next) =>
        throw new InvalidOperationException("The rows of this source do not come by patient.");

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
