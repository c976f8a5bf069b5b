using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Linkage;

/// <summary>Chooses the types in which the columns of a table are stored: the published ones, unless a file shows that they would lose lines.</summary>
/// <remarks>
/// The types of a CSV file were found over all its values: what is text there does hold something that is no number or date.
/// Text in a Parquet file may still be all dates, so the published type is tried.
/// </remarks>
internal static class TypeChoice
{
    public static Dictionary<string, ColumnType> Of(SndsTable table, IReadOnlyList<DeliveryFile> files)
    {
        var types = new Dictionary<string, ColumnType>(StringComparer.OrdinalIgnoreCase);
        var refused = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (DeliveryFile file in files)
        {
            bool exact = file.Source is CsvSource;
            foreach (Field field in file.Source.Schema.FieldsList)
            {
                if (table.Find(field.Name) is not { } column)
                {
                    continue;
                }

                if (Holds(column.Type, field.DataType, exact))
                {
                    types[field.Name] = column.Type;
                }
                else
                {
                    refused.Add(field.Name);
                }
            }
        }

        foreach (string name in refused)
        {
            types.Remove(name);
        }

        return types;
    }

    /// <summary>Whether every value of a type found in a file has its like in the published type.</summary>
    private static bool Holds(ColumnType published, IArrowType found, bool exact) => found switch
    {
        NullType => true,
        DictionaryType dictionary => Holds(published, dictionary.ValueType, exact),
        StringType or LargeStringType or StringViewType => published.IsText || !exact,
        _ when published.IsText => found is IntegerType or BooleanType or FloatingPointType,
        IntegerType => published.IsNumeric,
        Decimal128Type number => published.Kind is ColumnKind.Decimal && number.Scale <= published.Scale,
        FloatingPointType => published.IsNumeric,
        Date32Type or Date64Type => published.Kind is ColumnKind.Date,
        TimestampType => published.Kind is ColumnKind.Date && !exact,
        _ => false,
    };
}
