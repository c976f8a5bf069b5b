using System.Globalization;
using System.Text;
using Parcours.Plans;

namespace Parcours.Execution;

/// <summary>Writes what the pipelines of a run did.</summary>
internal static class AnalyzeReport
{
    public static string Write(LogicalPlan plan, QueryRun run, long rows)
    {
        var text = new StringBuilder();
        text.AppendLine(plan.ToString());
        for (int i = 0; i < run.Reports.Count; i++)
        {
            PipelineReport report = run.Reports[i];
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"Pipeline {i + 1}: {report.Elapsed.TotalMilliseconds:0.0} ms, {report.Morsels} morsels, {report.RowsScanned:N0} rows scanned, {report.BytesRead:N0} bytes read, {report.PagesSkipped:N0} pages skipped");
            foreach (string step in report.Steps)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {step}");
            }
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{rows:N0} rows; at most {run.Budget.Peak:N0} bytes held; {run.Threads} threads; kernels {run.Level}");
        return text.ToString();
    }
}
