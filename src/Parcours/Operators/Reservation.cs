namespace Parcours.Operators;

/// <summary>Memory that the runtime holds for an operator, charged for as long as it is in use.</summary>
internal readonly struct Reservation(MemoryBudget budget, long bytes) : IDisposable
{
    public void Dispose() => budget.Release(bytes);
}
