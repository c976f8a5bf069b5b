using System.Diagnostics;

namespace Parcours.ImportHost;

/// <summary>Says when each phase of an import began.</summary>
internal sealed class Phases(long start) : IProgress<ImportProgress>
{
    private ImportPhase? _phase;

    public void Report(ImportProgress value)
    {
        if (value.Phase != _phase)
        {
            _phase = value.Phase;
            Console.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalSeconds,8:F2} s  {value.Phase}"));
        }
    }
}
