using Parcours.Columns;

namespace Parcours.Expressions.Evaluation;

/// <summary>The patient of each row as its bare number in a dictionary, whether it lies as a code or as a key.</summary>
internal sealed unsafe class PatientNumberEvaluator(int column, ValueDictionary patients) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        Vector keys = batch.Columns[column];
        if (ReferenceEquals(keys.Dictionary, patients))
        {
            keys.Dictionary = null;
            return keys;
        }

        keys = context.Decode(keys, batch.Count);
        int* numbers = context.Arena.Allocate<int>(batch.Count);
        for (int i = 0; i < batch.Count; i++)
        {
            numbers[i] = keys.Lane == Lane.Text ? patients.Find(keys.Text[i].Span) : patients.Find(keys.Int64[i]);
        }

        return new Vector { Lane = Lane.Int32, Values = numbers };
    }
}
