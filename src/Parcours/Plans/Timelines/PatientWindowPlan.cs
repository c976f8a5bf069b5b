using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>The rows that have a time, patient by patient in order of time, with functions of the place of each among those of its patient and keys.</summary>
/// <remarks>Rows of a patient at one time stay in the order of the input. Null is a key like any other.</remarks>
internal sealed record PatientWindowPlan : LogicalPlan
{
    public PatientWindowPlan(LogicalPlan input, Expression time, ImmutableArray<Expression> keys, ImmutableArray<NamedPatientFunction> functions)
        : base([.. input.Schema, .. functions.Select(f => f.Field)])
    {
        (Input, Time, Keys, Functions) = (input, time, keys, functions);
        if (input.Patient < 0)
        {
            throw Errors.TimelineWithoutPatient();
        }

        if (time.Type.Kind is not (ColumnKind.Date or ColumnKind.Timestamp))
        {
            throw Errors.FunctionTypes("A patient's order", [time.Type]);
        }
    }

    public LogicalPlan Input { get; }

    public Expression Time { get; }

    /// <summary>Rows of one patient with different keys are ordered apart.</summary>
    public ImmutableArray<Expression> Keys { get; }

    public ImmutableArray<NamedPatientFunction> Functions { get; }

    public override ImmutableArray<LogicalPlan> Inputs => [Input];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new PatientWindowPlan(inputs[0], Time, Keys, Functions);

    public override string Describe() =>
        $"By patient{string.Concat(Keys.Select(k => $", {k}"))} in order of {Time} give [{string.Join(", ", Functions)}]";
}
