using System.Collections.Immutable;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>The beginning of a pipeline: rows, cut into morsels by the data alone.</summary>
internal abstract class Source
{
    /// <summary>What is known of the columns that it gives.</summary>
    public abstract ImmutableArray<ColumnDomain> Domains { get; }

    /// <summary>How many morsels there are.</summary>
    public abstract int Morsels { get; }

    /// <summary>About how many rows there are.</summary>
    public abstract long Rows { get; }

    /// <summary>How many rows its stored table has, by which progress is measured; zero when the rows are those that a pipeline before has kept.</summary>
    public virtual long StoredRows => 0;

    /// <summary>One worker's reader.</summary>
    public abstract SourceReader Open(WorkerContext worker);

    /// <summary>The source in one line.</summary>
    public abstract string Describe();
}
