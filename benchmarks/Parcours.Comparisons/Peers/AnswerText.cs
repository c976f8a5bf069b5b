using System.Globalization;

namespace Parcours.Comparisons.Peers;

/// <summary>Answers as text, so that those of different engines can be compared whatever types they use.</summary>
internal static class AnswerText
{
    public static string Row(IEnumerable<object?> values) => string.Join('|', values.Select(Value));

    private static string Value(object? value) => value switch
    {
        null => "null",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time when time.TimeOfDay == TimeSpan.Zero => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),

        // Peers add doubles one by one in any order, so their last digits differ.
        double number => number.ToString("G10", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
