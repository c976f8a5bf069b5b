using System.Linq.Expressions;
using Parcours.Linq;

namespace Parcours;

/// <summary>A query whose rows belong to patients, so that they can be set against other rows of the same patient in time.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <remarks>
/// Rows of a table are one by <see cref="DatasetView.Patients"/>, <see cref="DatasetView.Events"/> or <see cref="DatasetView.Intervals"/>; after a <c>Select</c>,
/// <see cref="Query{T}.AsEvents"/> and its like say which members hold the patient and the time. Windows are closed at both ends. Rows without a time match nothing.
/// </remarks>
public abstract class TimelineQuery<T> : Query<T>
{
    private protected TimelineQuery(QueryState state)
        : base(state)
    {
    }

    /// <inheritdoc/>
    public override TimelineQuery<T> Where(Expression<Func<T, bool>> predicate) => Same(State.Where(Given(predicate)));

    /// <summary>Named values of each row, as many as are wanted.</summary>
    /// <param name="features">The values; each may ask other queries for the rows of the patient: <c>stays.Of(p)</c>.</param>
    /// <returns>A query with a column a value.</returns>
    public UntypedQuery Select(Features<T> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return FeatureColumns.Of(State, features.All);
    }

    /// <summary>The rows of the patients of a set; the rows of all others are stepped over.</summary>
    /// <param name="patients">The set, as of a cohort's run.</param>
    /// <returns>Those rows.</returns>
    public virtual TimelineQuery<T> OfPatients(PatientSet patients)
    {
        ArgumentNullException.ThrowIfNull(patients);
        return Same(Timelines.OfPatients(State, patients));
    }

    /// <summary>Every pair of a row and an event of the same patient within a window around a moment of the row.</summary>
    /// <typeparam name="TEvent">The type of an event.</typeparam>
    /// <typeparam name="TTime">The type of the moment: a date or a timestamp, which may be null.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <param name="from">The moment; a row without it has no pairs.</param>
    /// <param name="window">The window.</param>
    /// <param name="result">What is made of each pair.</param>
    /// <returns>The pairs, patient by patient, in the order of this query's rows and then of the events.</returns>
    public Query<TResult> JoinWithin<TEvent, TTime, TResult>(
        EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, Expression<Func<T, TEvent, TResult>> result) =>
        Query<TResult>.Create(Within.Pairs(State, Given(events), Given(from), window, Given(result)));

    /// <summary>Each row with aggregates of the events of the same patient within a window around a moment of the row, of none where there are none.</summary>
    /// <typeparam name="TEvent">The type of an event.</typeparam>
    /// <typeparam name="TTime">The type of the moment: a date or a timestamp, which may be null.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <param name="from">The moment; a row without it has no events.</param>
    /// <param name="window">The window. <see cref="Rows{T}.Within(Window)"/> asks for other windows around the same moment, which are computed in the same pass.</param>
    /// <param name="result">What is made of each row and of its events.</param>
    /// <returns>As many rows as before, patient by patient, in their order.</returns>
    public Query<TResult> GroupJoinWithin<TEvent, TTime, TResult>(
        EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, Expression<Func<T, Rows<TEvent>, TResult>> result) =>
        Query<TResult>.Create(Within.Group(State, Given(events), Given(from), window, Given(result)));

    /// <summary>The rows with at least so many events of the same patient within a window around a moment of the row.</summary>
    /// <typeparam name="TEvent">The type of an event.</typeparam>
    /// <typeparam name="TTime">The type of the moment.</typeparam>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <param name="from">The moment; a row without it has no events.</param>
    /// <param name="window">The window.</param>
    /// <param name="atLeast">How many events there must be, 1 or more.</param>
    /// <returns>Those rows.</returns>
    public virtual TimelineQuery<T> WhereAnyWithin<TEvent, TTime>(EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, int atLeast = 1) =>
        Same(Within.Where(State, Given(events), Given(from), window, atLeast, null, none: false));

    /// <summary>The rows with events of at least so many different values within a window around a moment of the row.</summary>
    /// <typeparam name="TEvent">The type of an event.</typeparam>
    /// <typeparam name="TTime">The type of the moment.</typeparam>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <param name="from">The moment; a row without it has no events.</param>
    /// <param name="window">The window.</param>
    /// <param name="distinct">The value, as the day for "on at least three different days"; null does not count.</param>
    /// <param name="atLeast">How many different values there must be, 1 or more.</param>
    /// <returns>Those rows.</returns>
    public virtual TimelineQuery<T> WhereDistinctWithin<TEvent, TTime, TValue>(
        EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, Expression<Func<TEvent, TValue>> distinct, int atLeast) =>
        Same(Within.Where(State, Given(events), Given(from), window, atLeast, Given(distinct), none: false));

    /// <summary>The rows with no event of the same patient within a window around a moment of the row, or with fewer than so many.</summary>
    /// <typeparam name="TEvent">The type of an event.</typeparam>
    /// <typeparam name="TTime">The type of the moment.</typeparam>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <param name="from">The moment; a row without it has no events, and is kept.</param>
    /// <param name="window">The window.</param>
    /// <param name="fewerThan">How many events a row may not have, 1 or more.</param>
    /// <returns>Those rows.</returns>
    public virtual TimelineQuery<T> WhereNoneWithin<TEvent, TTime>(EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, int fewerThan = 1) =>
        Same(Within.Where(State, Given(events), Given(from), window, fewerThan, null, none: true));

    /// <summary>Each row with the event of the same patient that is nearest to a moment of the row, or with none.</summary>
    /// <typeparam name="TEvent">The type of an event.</typeparam>
    /// <typeparam name="TTime">The type of the moment.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <param name="from">The moment; a row without it has none.</param>
    /// <param name="which">On which side of it to look.</param>
    /// <param name="result">What is made of each row and of the event, which may be null.</param>
    /// <param name="tolerance">How far away the event may be; any distance when null. Whole days around dates.</param>
    /// <returns>As many rows as before, patient by patient, in their order.</returns>
    public Query<TResult> AsOf<TEvent, TTime, TResult>(
        EventQuery<TEvent> events, Expression<Func<T, TTime>> from, AsOf which, Expression<Func<T, TEvent?, TResult>> result, TimeSpan? tolerance = null) =>
        Query<TResult>.Create(NearestRows.AsOf(State, Given(events), Given(from), which, tolerance, Given(result)));

    /// <summary>A query of the same kind over another state.</summary>
    private protected abstract TimelineQuery<T> Same(QueryState state);

    private protected static QueryState Given<TEvent>(EventQuery<TEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.State;
    }
}
