using System.Linq.Expressions;
using Parcours.Diagnostics;
using Parcours.Linq;

namespace Parcours;

/// <summary>A query whose rows happen to a patient at a time.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <remarks>Intervals are events too, at their start. Rows of a patient at one time are in the order of their tie key, then of all their columns. Rows without a time are left out by the verbs that order rows.</remarks>
public partial class EventQuery<T> : TimelineQuery<T>, ITimelineQuery
{
    internal EventQuery(QueryState state)
        : base(state)
    {
    }

    QueryState ITimelineQuery.State => State;

    /// <inheritdoc/>
    public override EventQuery<T> Where(Expression<Func<T, bool>> predicate) => (EventQuery<T>)base.Where(predicate);

    /// <inheritdoc/>
    public override EventQuery<T> OfPatients(PatientSet patients) => (EventQuery<T>)base.OfPatients(patients);

    /// <inheritdoc/>
    public override EventQuery<T> WhereAnyWithin<TEvent, TTime>(EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, int atLeast = 1) =>
        (EventQuery<T>)base.WhereAnyWithin(events, from, window, atLeast);

    /// <inheritdoc/>
    public override EventQuery<T> WhereDistinctWithin<TEvent, TTime, TValue>(
        EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, Expression<Func<TEvent, TValue>> distinct, int atLeast) =>
        (EventQuery<T>)base.WhereDistinctWithin(events, from, window, distinct, atLeast);

    /// <inheritdoc/>
    public override EventQuery<T> WhereNoneWithin<TEvent, TTime>(EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, int fewerThan = 1) =>
        (EventQuery<T>)base.WhereNoneWithin(events, from, window, fewerThan);

    /// <summary>The rows of the patient of another row: <c>stays.Of(p).Where(…).Min(s => s.Entry)</c>, in the lambda of a query of patients or events.</summary>
    /// <typeparam name="TRow">The type of the other row.</typeparam>
    /// <param name="row">The other row: the lambda's parameter.</param>
    /// <returns>The rows, of which aggregates can be asked. All aggregates of one query in a lambda are computed in one pass over it.</returns>
    public Rows<T> Of<TRow>(TRow row) => throw Errors.OnlyInLambdas();

    /// <summary>The first row of each patient.</summary>
    /// <returns>A row for each patient who has any.</returns>
    public PatientQuery<T> FirstPerPatient() => NthPerPatient(1);

    /// <summary>The last row of each patient.</summary>
    /// <returns>A row for each patient who has any.</returns>
    public PatientQuery<T> LastPerPatient() => NthPerPatient(-1);

    /// <summary>The row of each patient at a place in time.</summary>
    /// <param name="place">The place: 1 for the first, 2 for the second, -1 for the last, -2 for the last but one; not 0.</param>
    /// <returns>A row for each patient who has so many.</returns>
    public PatientQuery<T> NthPerPatient(int place) => new(PatientRows.Nth(State, place));

    /// <summary>Each row with the one that comes after it.</summary>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="result">What is made of each row and of the next of the same patient, which may be null.</param>
    /// <param name="offset">How many rows further: 1 for the very next.</param>
    /// <returns>As many rows, patient by patient in order of time.</returns>
    public Query<TResult> Next<TResult>(Expression<Func<T, T?, TResult>> result, int offset = 1) =>
        Query<TResult>.Create(PatientRows.Neighbour(State, null, offset, after: true, Given(result)));

    /// <summary>Each row with the one that comes after it among those of the same key.</summary>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="by">The key; null is a key like any other.</param>
    /// <param name="result">What is made of each row and of the next of the same patient and key, which may be null.</param>
    /// <param name="offset">How many rows further: 1 for the very next.</param>
    /// <returns>As many rows, patient by patient in order of time.</returns>
    public Query<TResult> Next<TKey, TResult>(Expression<Func<T, TKey>> by, Expression<Func<T, T?, TResult>> result, int offset = 1) =>
        Query<TResult>.Create(PatientRows.Neighbour(State, Given(by), offset, after: true, Given(result)));

    /// <summary>Each row with the one that comes before it.</summary>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="result">What is made of each row and of the one before of the same patient, which may be null.</param>
    /// <param name="offset">How many rows back: 1 for the very one before.</param>
    /// <returns>As many rows, patient by patient in order of time.</returns>
    public Query<TResult> Previous<TResult>(Expression<Func<T, T?, TResult>> result, int offset = 1) =>
        Query<TResult>.Create(PatientRows.Neighbour(State, null, offset, after: false, Given(result)));

    /// <summary>Each row with the one that comes before it among those of the same key.</summary>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="by">The key; null is a key like any other.</param>
    /// <param name="result">What is made of each row and of the one before of the same patient and key, which may be null.</param>
    /// <param name="offset">How many rows back: 1 for the very one before.</param>
    /// <returns>As many rows, patient by patient in order of time.</returns>
    public Query<TResult> Previous<TKey, TResult>(Expression<Func<T, TKey>> by, Expression<Func<T, T?, TResult>> result, int offset = 1) =>
        Query<TResult>.Create(PatientRows.Neighbour(State, Given(by), offset, after: false, Given(result)));

    /// <summary>The rows with no other of the same patient in so many days before them: new users, first diagnoses.</summary>
    /// <param name="washout">The days without, 0 or more: a row so many days after another is not incident, one a day later is. Of several rows on one day the first may be.</param>
    /// <returns>Those rows. Rows near the beginning of the data are incident for want of earlier rows: leave out as many days as the washout has.</returns>
    public virtual EventQuery<T> Incident(int washout) => (EventQuery<T>)Same(PatientRows.Incident(State, washout, null));

    /// <summary>The rows with no other of the same patient and key in so many days before them.</summary>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <param name="washout">The days without, 0 or more.</param>
    /// <param name="by">The key, as the drug's class; null is a key like any other.</param>
    /// <returns>Those rows.</returns>
    public virtual EventQuery<T> Incident<TKey>(int washout, Expression<Func<T, TKey>> by) => (EventQuery<T>)Same(PatientRows.Incident(State, washout, Given(by)));

    private protected override TimelineQuery<T> Same(QueryState state) => new EventQuery<T>(state);
}
