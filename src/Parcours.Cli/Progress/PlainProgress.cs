using System.Globalization;

namespace Parcours.Cli.Progress;

/// <summary>
/// Progress where nobody watches, such as a log: nothing for work that is soon done, a line when a stage begins, then one every ten seconds; never two within two seconds.
/// </summary>
internal sealed class PlainProgress(TextWriter messages, TimeProvider time) : IProgress<Step>
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private string? _stage;
    private long _last = time.GetTimestamp();

    public void Report(Step step)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_last) >= (step.Stage == _stage ? Pause : LeastPause))
            {
                string percent = step.Fraction > 0 ? (step.Fraction * 100).ToString("F0", CultureInfo.InvariantCulture) + " %: " : "";
                messages.WriteLine(percent + step.What);
                (_stage, _last) = (step.Stage, time.GetTimestamp());
            }
        }
    }
}
