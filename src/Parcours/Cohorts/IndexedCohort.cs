using System.Linq.Expressions;
using Parcours.Cohorts;
using Parcours.Linq;

namespace Parcours;

/// <summary>A cohort whose patients have an index date.</summary>
/// <typeparam name="TPatient">The record of a patient.</typeparam>
/// <remarks>With <see cref="IndexEvent.Each"/> a patient counts once for each index event; otherwise once.</remarks>
public sealed class IndexedCohort<TPatient>
{
    private readonly CohortDefinition _definition;

    internal IndexedCohort(CohortDefinition definition)
    {
        _definition = definition;
    }

    /// <summary>What the cohort is called.</summary>
    public string Name => _definition.Name;

    /// <summary>Keeps patients for whom a condition on them and on their index date is true.</summary>
    /// <param name="label">What the step is called in the flow chart; each label once.</param>
    /// <param name="predicate">The condition, as <c>(p, index) => index.Year - p.BirthYear >= 18</c>.</param>
    /// <returns>The cohort with the step.</returns>
    public IndexedCohort<TPatient> Include(string label, Expression<Func<TPatient, DateOnly, bool>> predicate) => With(new CohortStep(label, false, Given(predicate)));

    /// <summary>Keeps patients who have at least so many events in a window around their index date.</summary>
    /// <typeparam name="T">The type of an event.</typeparam>
    /// <param name="label">What the step is called in the flow chart; each label once.</param>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <param name="window">The window.</param>
    /// <param name="atLeast">How many there must be, 1 or more.</param>
    /// <returns>The cohort with the step.</returns>
    public IndexedCohort<TPatient> Include<T>(string label, EventQuery<T> events, Window window, int atLeast = 1) =>
        With(new CohortStep(label, false, null, Cohort<TPatient>.State(events), window, atLeast));

    /// <summary>Leaves out patients for whom a condition on them and on their index date is true.</summary>
    /// <param name="label">What the step is called in the flow chart; each label once.</param>
    /// <param name="predicate">The condition; where it cannot be told, for a missing value, the patient stays.</param>
    /// <returns>The cohort with the step.</returns>
    public IndexedCohort<TPatient> Exclude(string label, Expression<Func<TPatient, DateOnly, bool>> predicate) => With(new CohortStep(label, true, Given(predicate)));

    /// <summary>Leaves out patients who have at least so many events in a window around their index date.</summary>
    /// <typeparam name="T">The type of an event.</typeparam>
    /// <param name="label">What the step is called in the flow chart; each label once.</param>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <param name="window">The window, as <c>Window.Days(-365, -1)</c> for the year before.</param>
    /// <param name="atLeast">How many events leave a patient out, 1 or more.</param>
    /// <returns>The cohort with the step.</returns>
    public IndexedCohort<TPatient> Exclude<T>(string label, EventQuery<T> events, Window window, int atLeast = 1) =>
        With(new CohortStep(label, true, null, Cohort<TPatient>.State(events), window, atLeast));

    /// <summary>Ends the follow-up of all on a date, at the latest.</summary>
    /// <param name="reason">What it is called, as <c>"end of data"</c>.</param>
    /// <param name="date">The last day.</param>
    /// <returns>The cohort with the end.</returns>
    public IndexedCohort<TPatient> FollowedUntil(string reason, DateOnly date) => With(new FollowUpEnd(reason, date));

    /// <summary>Ends the follow-up with the first of some events, at the index date or after it.</summary>
    /// <typeparam name="T">The type of an event.</typeparam>
    /// <param name="reason">What it is called, as <c>"death"</c>.</param>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <returns>The cohort with the end.</returns>
    public IndexedCohort<TPatient> FollowedUntil<T>(string reason, EventQuery<T> events) =>
        With(new FollowUpEnd(reason, null, Cohort<TPatient>.State(events)));

    /// <summary>Ends the follow-up when none of some events has come for so many days: persistence, or the first gap without any care.</summary>
    /// <typeparam name="T">The type of an event.</typeparam>
    /// <param name="reason">What it is called, as <c>"no care for a year"</c>.</param>
    /// <param name="events">The events; intervals count at their start. One must be on the index date or so near before it that the gap has not passed; otherwise the follow-up ends on the index date.</param>
    /// <param name="days">How many days after the last event the follow-up ends, 0 or more.</param>
    /// <returns>The cohort with the end.</returns>
    public IndexedCohort<TPatient> FollowedUntilGap<T>(string reason, EventQuery<T> events, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return With(new FollowUpEnd(reason, null, Cohort<TPatient>.State(events), days));
    }

    /// <summary>The members with their index dates and their follow-up, as events at the index date.</summary>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="result">What is made of each member.</param>
    /// <returns>The query of the members, patient by patient.</returns>
    public EventQuery<TResult> Select<TResult>(Expression<Func<TPatient, CohortMember, TResult>> result)
    {
        Given(result);
        (QueryState state, Value? member) = CohortPlan.Members(_definition);
        return new EventQuery<TResult>(Timelines.Output(state, state.Plan, result, state.Row, member!) with { Timeline = state.Timeline });
    }

    /// <summary>Runs the cohort.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>Who is in, who is out, and why.</returns>
    public Task<CohortRun> RunAsync(RunOptions? options = null, CancellationToken cancellation = default) => CohortRunner.RunAsync(_definition, options, cancellation);

    /// <summary>Runs the cohort for its flow chart, in the order of its steps.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>The flow chart.</returns>
    public async Task<Attrition> AttritionAsync(RunOptions? options = null, CancellationToken cancellation = default) => (await RunAsync(options, cancellation)).Attrition;

    private static LambdaExpression Given(LambdaExpression lambda)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        return lambda;
    }

    private IndexedCohort<TPatient> With(CohortStep step) => new(_definition.With(step));

    private IndexedCohort<TPatient> With(FollowUpEnd end)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(end.Reason, "reason");
        return new(_definition with { Ends = _definition.Ends.Add(end) });
    }
}
