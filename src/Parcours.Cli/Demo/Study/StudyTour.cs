using System.Globalization;

namespace Parcours.Cli.Demo.Study;

/// <summary>Runs the study of the demo, prints what it found and saves its drawing.</summary>
internal static class StudyTour
{
    public const string Title = "A study: new statin users after an infarction";

    public static async Task RunAsync(ToolConsole console, Dataset data, StudyPeriod period, string drawing, RunOptions options, CancellationToken cancellation)
    {
        long started = console.Time.GetTimestamp();
        StudyResult result = await StudyResult.OfAsync(new StatinStudy(data, period), options, cancellation);
        TimeSpan elapsed = console.Time.GetElapsedTime(started);
        await console.Text.WriteLineAsync();
        await console.Text.WriteLineAsync(Title);
        new StudyView(console.Rich(messages: false)).Write(result);
        await console.Text.FlushAsync(cancellation);
        string svg = SurvivalDrawing.Svg(result.Adherent, StudyView.AdherentName, result.Others, StudyView.OthersName);
        await File.WriteAllTextAsync(drawing, svg, cancellation);
        await console.Messages.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"   {elapsed.TotalMilliseconds:F0} ms for the whole study, first run. The curve is in {drawing}."));
    }
}
