namespace Parcours.Cli.Progress;

/// <summary>Passes a report on at once, on the thread that makes it, in other words.</summary>
internal sealed class Relay<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
