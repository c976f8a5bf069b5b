using System.Linq.Expressions;
using Parcours.Linq;

namespace Parcours.Cohorts;

/// <summary>A step of a cohort: what a patient must have, or may not have.</summary>
/// <param name="Label">What the step is called.</param>
/// <param name="Excludes">Whether those who have it are left out.</param>
/// <param name="Predicate">A condition on the patient and, where there is one, the index date.</param>
/// <param name="Events">Events of which there must be some.</param>
/// <param name="Window">In what window around the index date; null for any time.</param>
/// <param name="AtLeast">How many events.</param>
internal sealed record CohortStep(string Label, bool Excludes, LambdaExpression? Predicate, QueryState? Events = null, Window? Window = null, int AtLeast = 1);
