using System.Linq.Expressions;
using Parcours.Cohorts;
using Parcours.Linq;

namespace Parcours;

/// <summary>Patients chosen by labelled steps. Immutable; nothing runs before one of its exits is called.</summary>
/// <typeparam name="TPatient">The record of a patient.</typeparam>
/// <remarks>
/// A run computes for each patient whether each step is passed, all steps in one pass, so that the flow chart can be drawn in any order of the steps, and why a patient
/// is in or out can be told, without running again. A step of events asks for events at any time; after <see cref="IndexedBy"/>, in a window around the index date.
/// </remarks>
public sealed class Cohort<TPatient>
{
    private readonly CohortDefinition _definition;

    internal Cohort(CohortDefinition definition)
    {
        _definition = definition;
    }

    /// <summary>What the cohort is called.</summary>
    public string Name => _definition.Name;

    /// <summary>The patients who pass all steps.</summary>
    public PatientQuery<TPatient> Patients => new(CohortPlan.Members(_definition).State);

    /// <summary>Keeps patients for whom a condition is true.</summary>
    /// <param name="label">What the step is called in the flow chart; each label once.</param>
    /// <param name="predicate">The condition.</param>
    /// <returns>The cohort with the step.</returns>
    public Cohort<TPatient> Include(string label, Expression<Func<TPatient, bool>> predicate) => With(new CohortStep(label, false, Given(predicate)));

    /// <summary>Keeps patients who have at least so many of some rows.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="label">What the step is called in the flow chart; each label once.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="atLeast">How many there must be, 1 or more.</param>
    /// <returns>The cohort with the step.</returns>
    public Cohort<TPatient> Include<T>(string label, TimelineQuery<T> rows, int atLeast = 1) => With(new CohortStep(label, false, null, State(rows), null, atLeast));

    /// <summary>Leaves out patients for whom a condition is true.</summary>
    /// <param name="label">What the step is called in the flow chart; each label once.</param>
    /// <param name="predicate">The condition; where it cannot be told, for a missing value, the patient stays.</param>
    /// <returns>The cohort with the step.</returns>
    public Cohort<TPatient> Exclude(string label, Expression<Func<TPatient, bool>> predicate) => With(new CohortStep(label, true, Given(predicate)));

    /// <summary>Leaves out patients who have at least so many of some rows.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="label">What the step is called in the flow chart; each label once.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="atLeast">How many rows leave a patient out, 1 or more.</param>
    /// <returns>The cohort with the step.</returns>
    public Cohort<TPatient> Exclude<T>(string label, TimelineQuery<T> rows, int atLeast = 1) => With(new CohortStep(label, true, null, State(rows), null, atLeast));

    /// <summary>Gives each patient an index date: that of an event. Patients without such an event are left out; further steps can refer to the date.</summary>
    /// <typeparam name="T">The type of an event.</typeparam>
    /// <param name="label">What the step is called in the flow chart.</param>
    /// <param name="events">The events; intervals count at their start.</param>
    /// <param name="which">Which of a patient's events.</param>
    /// <returns>The cohort with an index date.</returns>
    public IndexedCohort<TPatient> IndexedBy<T>(string label, EventQuery<T> events, IndexEvent which = IndexEvent.First) =>
        new(_definition.With(new CohortIndex(label, State(events), which, _definition.Steps.Length)));

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

    internal static QueryState State<T>(TimelineQuery<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.State;
    }

    private static LambdaExpression Given(LambdaExpression predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return predicate;
    }

    private Cohort<TPatient> With(CohortStep step) => new(_definition.With(step));
}
