using Parcours.Columns;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>A key of a group: what computes it and what is known of it.</summary>
/// <param name="Evaluator">What computes it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Domain">What is known of its values.</param>
/// <param name="Nullable">Whether it may be null.</param>
internal sealed record GroupKey(Evaluator Evaluator, ColumnType Type, ColumnDomain Domain, bool Nullable)
{
    /// <summary>How the key lies in the result.</summary>
    public StoreColumn Column => StoreColumn.Of(Type, Domain);

    /// <summary>How many values there may be, null among them; 0 when that is not known.</summary>
    public long Size
    {
        get
        {
            long values = Column.Lane == Lane.Bit ? 2 : Column.Lane is Lane.Int32 or Lane.Int64 ? Domain.Size : 0;
            return values == 0 ? 0 : values + (Nullable ? 1 : 0);
        }
    }

    /// <summary>The lane value that is counted as 0.</summary>
    public long Base => Column.Lane == Lane.Bit || Domain.Dictionary is not null ? 0 : Domain.Min;

    /// <summary>Whether the order of lanes is the order of values.</summary>
    public bool IsOrdered => Domain.Dictionary is null || Domain.Dictionary.IsOrdered;
}
