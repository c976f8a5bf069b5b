using System.Globalization;

namespace Parcours.Comparisons.Measuring;

/// <summary>Watches how much memory of its own this process holds (not mapped files), twenty times a second.</summary>
internal sealed class PeakMemory : IDisposable
{
    private const string Status = "/proc/self/status";

    private readonly Timer _timer;
    private long _peak;

    public PeakMemory() => _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));

    /// <summary>The most bytes seen so far.</summary>
    public long Bytes => Interlocked.Read(ref _peak);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        long now = File.Exists(Status)
            ? long.Parse(File.ReadLines(Status).First(l => l.StartsWith("RssAnon:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024
            : Environment.WorkingSet;
        long seen = Interlocked.Read(ref _peak);
        while (now > seen && Interlocked.CompareExchange(ref _peak, now, seen) is var other && other != seen)
        {
            seen = other;
        }
    }
}
