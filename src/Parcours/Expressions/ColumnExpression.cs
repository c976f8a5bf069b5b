namespace Parcours.Expressions;

/// <summary>The value of a column of the input.</summary>
/// <param name="Index">The place of the column in the input's schema.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">Whether it may be null.</param>
internal sealed record ColumnExpression(int Index, string Name, ColumnType Type, bool Nullable)
    : Expression(Logical(Type), Nullable)
{
    public override string ToString() => Name;
}
