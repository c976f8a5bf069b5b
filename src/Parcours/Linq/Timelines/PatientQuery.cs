using System.Linq.Expressions;
using Parcours.Linq;

namespace Parcours;

/// <summary>A query with at most one row a patient.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class PatientQuery<T> : TimelineQuery<T>
{
    internal PatientQuery(QueryState state)
        : base(state)
    {
    }

    /// <inheritdoc/>
    public override PatientQuery<T> Where(Expression<Func<T, bool>> predicate) => (PatientQuery<T>)base.Where(predicate);

    /// <inheritdoc/>
    public override PatientQuery<T> OfPatients(PatientSet patients) => (PatientQuery<T>)base.OfPatients(patients);

    /// <inheritdoc/>
    public override PatientQuery<T> WhereAnyWithin<TEvent, TTime>(EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, int atLeast = 1) =>
        (PatientQuery<T>)base.WhereAnyWithin(events, from, window, atLeast);

    /// <inheritdoc/>
    public override PatientQuery<T> WhereDistinctWithin<TEvent, TTime, TValue>(
        EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, Expression<Func<TEvent, TValue>> distinct, int atLeast) =>
        (PatientQuery<T>)base.WhereDistinctWithin(events, from, window, distinct, atLeast);

    /// <inheritdoc/>
    public override PatientQuery<T> WhereNoneWithin<TEvent, TTime>(EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, int fewerThan = 1) =>
        (PatientQuery<T>)base.WhereNoneWithin(events, from, window, fewerThan);

    private protected override TimelineQuery<T> Same(QueryState state) => new PatientQuery<T>(state);
}
