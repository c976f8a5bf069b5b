using System.Globalization;
using System.Text;

namespace Parcours.Specification.Reference;

/// <summary>Tables, rows and values as text, to be read in the report of a failure.</summary>
internal static class RowText
{
    public static string Table(string title, IReadOnlyList<string> names, IReadOnlyList<ColumnType> types, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder().AppendLine(title);
        text.AppendLine("  " + string.Join(" | ", names.Zip(types, (n, t) => $"{n} {t}")));
        foreach (object?[] row in rows)
        {
            text.AppendLine("  " + Row(row, types));
        }

        return text.ToString();
    }

    public static string Row(object?[] row, IReadOnlyList<ColumnType> types) => string.Join(" | ", row.Select((v, i) => Value(v, types[i])));

    public static string Value(object? value, ColumnType type) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        byte[] bytes => "0x" + Convert.ToHexString(bytes),
        double number => double.IsNegative(number) && number == 0 ? "-0.0" : number.ToString("R", CultureInfo.InvariantCulture),
        long number => Scalar.Text(number, type),
        _ => value.ToString()!,
    };
}
