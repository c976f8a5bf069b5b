using System.Diagnostics;
using System.Globalization;

namespace Parcours.Comparisons.Measuring;

/// <summary>What other processes did to the processors meanwhile. A time is only worth keeping when they did next to nothing.</summary>
internal sealed class OtherWork
{
    private const string Statistics = "/proc/stat";
    private const double TicksASecond = 100;

    private readonly double _others = Others();
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Whether others used more than a twentieth of the processors since this was made, and more than the clock's ticks can tell; false where it cannot be known.</summary>
    public bool Disturbs()
    {
        double seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        return Others() - _others > (0.05 * seconds * Environment.ProcessorCount) + 0.03;
    }

    private static double Others()
    {
        if (!File.Exists(Statistics))
        {
            return 0;
        }

        // cpu user nice system idle iowait irq softirq steal: all but idle and iowait is work.
        string[] fields = File.ReadLines(Statistics).First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double busy = fields[1..9].Where((_, i) => i is not (3 or 4)).Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksASecond;
        using var self = Process.GetCurrentProcess();
        return busy - self.TotalProcessorTime.TotalSeconds;
    }
}
