using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>A function of a row's place and the name of the column that it gives.</summary>
/// <param name="Name">The name.</param>
/// <param name="Function">The function.</param>
/// <param name="Argument">The value, for lag and lead.</param>
/// <param name="Offset">How many places, 1 or more, for lag and lead.</param>
internal sealed record NamedPatientFunction(string Name, PatientFunction Function, Expression? Argument = null, int Offset = 1)
{
    /// <summary>The column that it gives.</summary>
    public Field Field => Argument is null
        ? new Field(Name, new ColumnType(ColumnKind.Int64), Nullable: false)
        : new Field(Name, Argument.Type, Nullable: true);

    public override string ToString() => Argument is null ? $"{Function}" : FormattableString.Invariant($"{Function}({Argument}, {Offset})");
}
