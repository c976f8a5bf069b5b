using System.Text;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Whether the patient of each row is in a set: a bit a patient, where patients lie as numbers.</summary>
internal sealed unsafe class PatientSetEvaluator : Evaluator
{
    private readonly Evaluator _patient;
    private readonly ValueDictionary? _patients;
    private readonly ulong[] _members = [];
    private readonly HashSet<long> _numbers = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _texts = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public PatientSetEvaluator(PatientSet set, Evaluator patient, ValueDictionary? patients)
    {
        (_patient, _patients) = (patient, patients);
        if (patients is null)
        {
            _numbers = [.. set.Numbers];
            _texts = new HashSet<string>(set.Texts, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
            return;
        }

        _members = new ulong[(patients.Count + 64) >> 6];
        bool isText = patients.ValueLane == Lane.Text;
        foreach (int member in isText ? set.Texts.Select(t => patients.Find(Encoding.UTF8.GetBytes(t))) : set.Numbers.Select(patients.Find))
        {
            if (member >= 0)
            {
                _members[member >> 6] |= 1UL << member;
            }
        }
    }

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        Vector patients = _patient.Evaluate(batch, context);
        var result = new Vector { Lane = Lane.Bit, Values = context.Arena.AllocateBits(batch.Count), Validity = patients.Validity };
        Bitmap.Clear(result.Bits, batch.Count);
        if (!ReferenceEquals(patients.Dictionary, _patients))
        {
            throw new InvalidOperationException("Patients come as they were not planned to.");
        }

        fixed (ulong* members = _members)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                if (patients.IsValid(i) && (_patients is not null ? Bitmap.Get(members, patients.Int32[i]) : Holds(patients, i)))
                {
                    Bitmap.Set(result.Bits, i);
                }
            }
        }

        return result;
    }

    private bool Holds(Vector patients, int row) =>
        patients.Lane == Lane.Text ? _texts.Contains(Encoding.UTF8.GetString(patients.Text[row].Span)) : _numbers.Contains(patients.Int64[row]);
}
