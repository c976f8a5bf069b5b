using System.Linq.Expressions;

namespace Parcours;

/// <content>Episodes.</content>
public partial class EventQuery<T>
{
    /// <summary>The episodes of each patient: events that last some days, merged while no more than some days lie uncovered between them.</summary>
    /// <param name="days">How many days an event lasts, from its own day on; events with null or less than 1 take no part.</param>
    /// <param name="grace">How many uncovered days may lie between two events of an episode, 0 or more.</param>
    /// <param name="carryOver">Whether an event that begins on a covered day lasts its days after those: supplies are used up one after the other.</param>
    /// <returns>The episodes, patient by patient in order of time.</returns>
    public IntervalQuery<Episode> Episodes(Expression<Func<T, int>> days, int grace, bool carryOver = false) =>
        new(Linq.Episodes.Of(State, Given(days), grace, carryOver));

    /// <summary>The episodes of each patient and key.</summary>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="by">The key: the drug's class, or the patient alone to have it in the result; null is a key like any other.</param>
    /// <param name="days">How many days an event lasts, from its own day on; events with null or less than 1 take no part.</param>
    /// <param name="grace">How many uncovered days may lie between two events of an episode, 0 or more.</param>
    /// <param name="result">What is made of each episode: its key, the episode, and its events, of which aggregates can be asked.</param>
    /// <param name="carryOver">Whether an event that begins on a covered day lasts its days after those.</param>
    /// <returns>The episodes, patient by patient in order of their first events.</returns>
    public IntervalQuery<TResult> Episodes<TKey, TResult>(
        Expression<Func<T, TKey>> by,
        Expression<Func<T, int>> days,
        int grace,
        Expression<Func<TKey, Episode, Rows<T>, TResult>> result,
        bool carryOver = false) =>
        new(Linq.Episodes.By(State, Given(by), Given(days), grace, carryOver, Given(result)));
}
