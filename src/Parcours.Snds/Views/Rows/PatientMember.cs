using Parcours.Linq;

namespace Parcours.Snds.Views;

/// <summary>Lets the member of an episode that holds the patient be the patient of its rows, which a key of episodes is not by itself.</summary>
internal static class PatientMember
{
    /// <summary>The same rows, with the patient itself in the member of that name.</summary>
    public static Query<T> Named<T>(Query<T> rows, string member)
    {
        QueryState state = rows.State;
        var row = (ObjectValue)state.Row;
        var patient = new ScalarValue(typeof(string), state.Plan.Column(state.Plan.Patient));
        return Query<T>.Create(state with { Row = row with { Parts = [.. row.Parts.Select(p => p.Name == member ? p with { Value = patient } : p)] } });
    }
}
