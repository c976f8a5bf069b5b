using System.Collections.Immutable;
using Parcours.Diagnostics;

namespace Parcours;

/// <summary>A cohort as a run found it: for each candidate the steps that it passes.</summary>
public sealed class CohortRun
{
    private readonly ImmutableArray<(string Label, bool Excludes)> _labels;
    private readonly List<long> _numbers;
    private readonly List<string> _texts;
    private readonly List<ulong> _bits;
    private readonly List<DateOnly?>? _index;

    internal CohortRun(
        string name, ImmutableArray<(string Label, bool Excludes)> labels, List<long> numbers, List<string> texts, List<ulong> bits, List<DateOnly?>? index, string plan)
    {
        (Name, _labels, _numbers, _texts, _bits, _index, Plan) = (name, labels, numbers, texts, bits, index, plan);
    }

    /// <summary>What the cohort is called.</summary>
    public string Name { get; }

    /// <summary>The plan that made it, as text.</summary>
    public string Plan { get; }

    /// <summary>The labels of the steps, in order.</summary>
    public IReadOnlyList<string> Labels => [.. _labels.Select(l => l.Label)];

    /// <summary>How many candidates there are: patients, or index events where each counts.</summary>
    public int Candidates => _bits.Count;

    /// <summary>How many candidates pass all steps.</summary>
    public int Members => _bits.Count(b => b == All);

    /// <summary>The flow chart in the order of the steps.</summary>
    public Attrition Attrition => AttritionIn([.. Labels]);

    /// <summary>The patients who pass all steps.</summary>
    public PatientSet Patients => IsText
        ? PatientSet.Of(Name, _texts.Where((_, i) => _bits[i] == All))
        : PatientSet.Of(Name, _numbers.Where((_, i) => _bits[i] == All));

    private ulong All => (1UL << _labels.Length) - 1;

    private bool IsText => _texts.Count > 0;

    /// <summary>The flow chart in another order of the steps, or of some of them.</summary>
    /// <param name="labels">The labels of the steps, in the order wanted.</param>
    /// <returns>The flow chart; its last figure is the same in any order of all steps.</returns>
    /// <exception cref="ParcoursException">PRC0324: there is no step of that label.</exception>
    public Attrition AttritionIn(params IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var steps = new List<AttritionStep>();
        ulong mask = 0;
        long before = _bits.Count;
        foreach (string label in labels)
        {
            int place = PlaceOf(label);
            mask |= 1UL << place;
            long left = _bits.LongCount(b => (b & mask) == mask);
            steps.Add(new AttritionStep(label, _labels[place].Excludes, before - left, left));
            before = left;
        }

        return new Attrition(Name, _bits.Count, steps);
    }

    /// <summary>Why a patient is in or out: each step, and whether the patient passes it; for each index event where each counts.</summary>
    /// <param name="patient">The patient's key.</param>
    /// <returns>A list for each candidate of that patient: none for a patient who is unknown.</returns>
    public IReadOnlyList<CohortVerdict> Why(long patient) => Verdicts(i => !IsText && _numbers[i] == patient);

    /// <summary>Why a patient is in or out: each step, and whether the patient passes it; for each index event where each counts.</summary>
    /// <param name="patient">The patient's key.</param>
    /// <returns>A list for each candidate of that patient: none for a patient who is unknown.</returns>
    public IReadOnlyList<CohortVerdict> Why(string patient) => Verdicts(i => IsText && _texts[i] == patient);

    private List<CohortVerdict> Verdicts(Func<int, bool> isAsked) =>
    [
        .. Enumerable.Range(0, _bits.Count).Where(isAsked).Select(i => new CohortVerdict(
            _bits[i] == All,
            _index?[i],
            [.. _labels.Select((l, step) => new CohortVerdictStep(l.Label, l.Excludes, (_bits[i] >> step & 1) != 0))])),
    ];

    private int PlaceOf(string label)
    {
        for (int i = 0; i < _labels.Length; i++)
        {
            if (_labels[i].Label == label)
            {
                return i;
            }
        }

        throw Errors.UnknownStep(Name, label, Labels);
    }
}
