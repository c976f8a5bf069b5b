using Parcours.Plans;

namespace Parcours.Specification.Reference;

/// <summary>The rows below a timeline node.</summary>
/// <param name="patients">All patients, in the order in which they are stored.</param>
/// <param name="run">Answers a plan.</param>
internal sealed class TimelinePlanRows(IEnumerable<object> patients, Func<LogicalPlan, List<object?[]>> run)
{
    private readonly Dictionary<object, int> _places = patients.Index().ToDictionary(p => p.Item, p => p.Index);

    /// <summary>The rows of a plan in its order.</summary>
    public List<object?[]> Of(LogicalPlan plan) => run(plan);

    /// <summary>The rows of a plan in the stored order of patients; those of one patient in the order of the plan.</summary>
    public IEnumerable<object?[]> ByPatient(LogicalPlan plan) => Of(plan).OrderBy(r => PlaceOf(r[plan.Patient]));

    /// <summary>Which patient comes first.</summary>
    public int PlaceOf(object? patient) => _places[patient!];
}
