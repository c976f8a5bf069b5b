using System.Globalization;
using System.Text;

namespace Parcours;

/// <summary>The flow chart of a cohort: how many each step leaves out, one after the other.</summary>
/// <param name="Cohort">The name of the cohort.</param>
/// <param name="Candidates">How many there were before the first step: patients, or index events where each counts.</param>
/// <param name="Steps">The steps, in order.</param>
public sealed record Attrition(string Cohort, long Candidates, IReadOnlyList<AttritionStep> Steps)
{
    /// <summary>How many passed all steps.</summary>
    public long Members => Steps.Count == 0 ? Candidates : Steps[^1].Left;

    /// <summary>The flow chart as lines of text.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        int width = Steps.Select(s => s.Label.Length + 2).Append("Candidates".Length).Max();
        var text = new StringBuilder();
        text.AppendLine(Cohort);
        text.AppendLine(Line("Candidates", Candidates, null));
        foreach (AttritionStep step in Steps)
        {
            text.AppendLine(Line($"{(step.Excludes ? '-' : '+')} {step.Label}", step.Left, step.Removed));
        }

        return text.ToString();

        string Line(string label, long left, long? removed) => string.Create(
            CultureInfo.InvariantCulture, $"{label.PadRight(width)}  {left,12:N0}{(removed is null ? "" : $"  {-removed,12:N0}")}");
    }
}
