using Parcours.Columns;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>How a kept column lies.</summary>
/// <param name="Lane">The lane: <see cref="Lane.Int32"/> where there is a dictionary.</param>
/// <param name="Dictionary">What its codes stand for.</param>
internal sealed record StoreColumn(Lane Lane, ValueDictionary? Dictionary)
{
    /// <summary>The form in which values of a type and a domain are kept.</summary>
    public static StoreColumn Of(ColumnType type, ColumnDomain domain) =>
        domain.Dictionary is null ? new(type.Lane, null) : new(Lane.Int32, domain.Dictionary);
}
