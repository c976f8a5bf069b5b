namespace Parcours.Tests.Execution;

/// <summary>Hears of progress at once, on the thread that reports it.</summary>
internal sealed class Told(Action<QueryProgress> then) : IProgress<QueryProgress>
{
    public void Report(QueryProgress value) => then(value);
}
