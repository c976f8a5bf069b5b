using System.Linq.Expressions;
using Parcours.Linq;

namespace Parcours;

/// <summary>A query whose rows last for a patient from a first day to a last day, both included; one without an end is still going on.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class IntervalQuery<T> : EventQuery<T>
{
    internal IntervalQuery(QueryState state)
        : base(state)
    {
    }

    /// <inheritdoc/>
    public override IntervalQuery<T> Where(Expression<Func<T, bool>> predicate) => (IntervalQuery<T>)base.Where(predicate);

    /// <inheritdoc/>
    public override IntervalQuery<T> OfPatients(PatientSet patients) => (IntervalQuery<T>)base.OfPatients(patients);

    /// <inheritdoc/>
    public override IntervalQuery<T> WhereAnyWithin<TEvent, TTime>(EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, int atLeast = 1) =>
        (IntervalQuery<T>)base.WhereAnyWithin(events, from, window, atLeast);

    /// <inheritdoc/>
    public override IntervalQuery<T> WhereDistinctWithin<TEvent, TTime, TValue>(
        EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, Expression<Func<TEvent, TValue>> distinct, int atLeast) =>
        (IntervalQuery<T>)base.WhereDistinctWithin(events, from, window, distinct, atLeast);

    /// <inheritdoc/>
    public override IntervalQuery<T> WhereNoneWithin<TEvent, TTime>(EventQuery<TEvent> events, Expression<Func<T, TTime>> from, Window window, int fewerThan = 1) =>
        (IntervalQuery<T>)base.WhereNoneWithin(events, from, window, fewerThan);

    /// <inheritdoc/>
    public override IntervalQuery<T> Incident(int washout) => (IntervalQuery<T>)base.Incident(washout);

    /// <inheritdoc/>
    public override IntervalQuery<T> Incident<TKey>(int washout, Expression<Func<T, TKey>> by) => (IntervalQuery<T>)base.Incident(washout, by);

    /// <summary>Every pair of intervals of the same patient that share enough days, or lie near enough to each other.</summary>
    /// <typeparam name="TOther">The type of the other intervals.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="intervals">The other intervals.</param>
    /// <param name="result">What is made of each pair and of what they share.</param>
    /// <param name="minOverlap">How many days they share at least, 1 or more.</param>
    /// <param name="maxGap">How far apart they may lie, in days from the end of one to the start of the other: 0 for none, 1 for the next day.</param>
    /// <returns>The pairs, patient by patient, in the order of this query's rows and then of the other's. Intervals that end before they start take no part.</returns>
    public Query<TResult> JoinOverlapping<TOther, TResult>(
        IntervalQuery<TOther> intervals, Expression<Func<T, TOther, Overlap, TResult>> result, int minOverlap = 1, int maxGap = 0) =>
        Query<TResult>.Create(Within.Overlapping(State, Given(intervals), minOverlap, maxGap, Given(result)));

    /// <summary>The intervals that share enough days with at least one other of the same patient, or lie near enough to it.</summary>
    /// <typeparam name="TOther">The type of the other intervals.</typeparam>
    /// <param name="intervals">The other intervals.</param>
    /// <param name="minOverlap">How many days they share at least, 1 or more.</param>
    /// <param name="maxGap">How far apart they may lie, in days from the end of one to the start of the other.</param>
    /// <returns>Those intervals.</returns>
    public IntervalQuery<T> WhereOverlapping<TOther>(IntervalQuery<TOther> intervals, int minOverlap = 1, int maxGap = 0) =>
        new(Within.WhereOverlapping(State, Given(intervals), minOverlap, maxGap, none: false));

    /// <summary>The intervals that share so many days with no other of the same patient, and lie near none.</summary>
    /// <typeparam name="TOther">The type of the other intervals.</typeparam>
    /// <param name="intervals">The other intervals.</param>
    /// <param name="minOverlap">How many days make an overlap, 1 or more.</param>
    /// <param name="maxGap">How far apart intervals may lie to be near, in days from the end of one to the start of the other.</param>
    /// <returns>Those intervals.</returns>
    public IntervalQuery<T> WhereNotOverlapping<TOther>(IntervalQuery<TOther> intervals, int minOverlap = 1, int maxGap = 0) =>
        new(Within.WhereOverlapping(State, Given(intervals), minOverlap, maxGap, none: true));

    /// <summary>The union of each patient's intervals: those that meet, or lie near enough to each other, become one.</summary>
    /// <param name="grace">How many uncovered days may lie between two of them, 0 or more: with 0, intervals on consecutive days become one.</param>
    /// <returns>Episodes, patient by patient in order of time. An open interval ends on the last day of the calendar.</returns>
    public IntervalQuery<Episode> Merged(int grace = 0) => new(Linq.Episodes.OfIntervals(State, grace));

    /// <summary>Cuts the intervals at the first of January: a row a calendar year, or a period of some years.</summary>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="years">The years that begin a period, in any order.</param>
    /// <param name="result">What is made of each interval and of each of its pieces.</param>
    /// <returns>The pieces, as intervals, in the place of the interval that they come from. Intervals that are open give none: end them first.</returns>
    /// <remarks>With <see cref="SplitAtAges"/> after it this is the Lexis split of person-time by period and age (Keiding, Phil Trans R Soc A 1990;332:487-509).</remarks>
    public IntervalQuery<TResult> SplitAtYears<TResult>(IEnumerable<int> years, Expression<Func<T, Piece, TResult>> result)
    {
        ArgumentNullException.ThrowIfNull(years);
        return new(Splitting.At(State, null, years, Given(result)));
    }

    /// <summary>Cuts the intervals at birthdays: a row an age band.</summary>
    /// <typeparam name="TBirth">The type of the date of birth.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="birth">The date of birth; rows without it give none. Where only the year is known, take a day in the middle of it for all.</param>
    /// <param name="ages">The ages in whole years that begin a band, in any order.</param>
    /// <param name="result">What is made of each interval and of each of its pieces.</param>
    /// <returns>The pieces, as intervals, in the place of the interval that they come from. Intervals that are open give none: end them first.</returns>
    public IntervalQuery<TResult> SplitAtAges<TBirth, TResult>(Expression<Func<T, TBirth>> birth, IEnumerable<int> ages, Expression<Func<T, Piece, TResult>> result)
    {
        ArgumentNullException.ThrowIfNull(ages);
        return new(Splitting.At(State, Given(birth), ages, Given(result)));
    }

    private protected override TimelineQuery<T> Same(QueryState state) => new IntervalQuery<T>(state);
}
