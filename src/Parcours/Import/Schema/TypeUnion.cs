namespace Parcours.Import;

/// <summary>The type that holds the values of two types: how a column that drifts between files is stored.</summary>
internal static class TypeUnion
{
    /// <summary>The narrowest type that both can be read as without loss of meaning, or null when there is none.</summary>
    /// <remarks>Commutative and associative as far as it is defined, so the order of the files does not matter.</remarks>
    public static ColumnType? Of(ColumnType a, ColumnType b)
    {
        if (a == b)
        {
            return a;
        }

        if (a.IsText || b.IsText)
        {
            // A number or a date keeps its canonical digits; anything else in a text column is a mistake.
            ColumnType other = a.IsText ? b : a;
            bool code = a.Kind == ColumnKind.Code || b.Kind == ColumnKind.Code;
            return other.IsText || other.IsNumeric || other.Kind is ColumnKind.Date or ColumnKind.Timestamp
                ? new ColumnType(code ? ColumnKind.Code : ColumnKind.Text)
                : null;
        }

        (ColumnType low, ColumnType high) = a.Kind <= b.Kind ? (a, b) : (b, a);
        return (low.Kind, high.Kind) switch
        {
            _ when low.IsInteger && high.IsInteger => high,
            (_, ColumnKind.Decimal) when low.IsInteger || low.Kind == ColumnKind.Decimal => new ColumnType(ColumnKind.Decimal, Math.Max(low.Scale, high.Scale)),
            (ColumnKind.Int8 or ColumnKind.Int16, ColumnKind.Float) => high,
            (_, ColumnKind.Float or ColumnKind.Double) when low.IsNumeric => new ColumnType(ColumnKind.Double),
            (ColumnKind.Date, ColumnKind.Timestamp) => high,
            _ => null,
        };
    }
}
