namespace Parcours.Expressions;

/// <summary>Whether a patient is in a set.</summary>
/// <param name="Set">The set.</param>
/// <param name="Patient">The patient column.</param>
internal sealed record PatientSetExpression(PatientSet Set, Expression Patient) : Expression(new ColumnType(ColumnKind.Boolean), Patient.Nullable)
{
    public override IReadOnlyList<Expression> Children => [Patient];

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new PatientSetExpression(Set, children[0]);

    /// <summary>The set by its name and size: a plan is no place for patients.</summary>
    public override string ToString() => $"{Patient} in {Set}";
}
