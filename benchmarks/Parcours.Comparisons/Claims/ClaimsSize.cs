using System.Globalization;

namespace Parcours.Comparisons.Claims;

/// <summary>How many claims: named by the rounded count of dispensings, made of patients.</summary>
/// <param name="Name">Such as <c>100M</c>.</param>
/// <param name="Patients">How many patients there are.</param>
internal sealed record ClaimsSize(string Name, long Patients)
{
    private const long PatientsOfAMillion = 20_000;

    public long Stays => Patients * 3 / 2;

    public long Deaths => Patients / 50;

    /// <summary>Reads a count of rows in millions: <c>1M</c>, <c>10M</c>, <c>100M</c>.</summary>
    public static ClaimsSize? Parse(string text) =>
        text.EndsWith('M') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int millions) && millions is > 0 and <= 1000
            ? new ClaimsSize(text, millions * PatientsOfAMillion)
            : null;
}
