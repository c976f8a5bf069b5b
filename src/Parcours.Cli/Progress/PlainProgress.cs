using System.Globalization;

namespace Parcours.Cli.Progress;

/// <summary>Progress where nobody watches, such as a log: a line when the work changes, then one every ten seconds.</summary>
internal sealed class PlainProgress(TextWriter messages, TimeProvider time) : IProgress<Step>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private string? _what;
    private long _written;

    public void Report(Step step)
    {
        lock (_lock)
        {
            bool another = step.What != _what;
            if (another || time.GetElapsedTime(_written) >= Pause)
            {
                string percent = step.Fraction > 0 ? (step.Fraction * 100).ToString("F0", CultureInfo.InvariantCulture) + " %: " : "";
                messages.WriteLine(percent + step.What);
                (_what, _written) = (step.What, time.GetTimestamp());
            }
        }
    }
}
