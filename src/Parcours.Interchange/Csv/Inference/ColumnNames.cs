using System.Globalization;
using System.Text;

namespace Parcours.Interchange.Csv.Inference;

/// <summary>Names of columns, each of which differs from the others whatever the case.</summary>
internal static class ColumnNames
{
    /// <summary>Makes names up where there are none, and tells equal ones apart: <c>a</c>, <c>a_2</c>.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string?> given)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] names = new string[given.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string wanted = string.IsNullOrWhiteSpace(given[i]) ? string.Create(CultureInfo.InvariantCulture, $"column{i + 1}") : given[i]!.Trim();
            names[i] = wanted;
            for (int n = 2; !used.Add(names[i]); n++)
            {
                names[i] = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{n}");
            }
        }

        return names;
    }

    /// <summary>A name as text.</summary>
    public static string Decode(ReadOnlySpan<byte> name, TextCoding coding) =>
        coding == TextCoding.Windows1252 ? Windows1252.Decoder.GetString(name) : Encoding.UTF8.GetString(name);
}
