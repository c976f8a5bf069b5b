using System.Collections.Immutable;
using System.Globalization;

namespace Parcours;

/// <summary>Some patients of a dataset, by their keys. Immutable; sets of one dataset combine.</summary>
/// <remarks>In a query, <c>rows.OfPatients(set)</c> keeps the rows of its patients; the scan steps over those of all others.</remarks>
public sealed class PatientSet
{
    private readonly ImmutableArray<long> _numbers;
    private readonly ImmutableArray<string> _texts;

    private PatientSet(string name, ImmutableArray<long> numbers, ImmutableArray<string> texts)
    {
        Name = name;
        _numbers = numbers;
        _texts = texts;
    }

    /// <summary>What the set is called.</summary>
    public string Name { get; }

    /// <summary>How many patients there are.</summary>
    public int Count => IsText ? _texts.Length : _numbers.Length;

    /// <summary>Whether the keys are texts; otherwise they are whole numbers.</summary>
    public bool IsText => !_texts.IsDefault;

    /// <summary>The keys, when they are whole numbers: ascending, each once.</summary>
    public IReadOnlyList<long> Numbers => IsText ? [] : _numbers;

    /// <summary>The keys, when they are texts: in ordinal order, each once.</summary>
    public IReadOnlyList<string> Texts => IsText ? _texts : [];

    /// <summary>The patients with the given keys.</summary>
    /// <param name="name">What the set is called.</param>
    /// <param name="patients">The keys, in any order, maybe several times.</param>
    /// <returns>The set.</returns>
    public static PatientSet Of(string name, IEnumerable<long> patients) => new(name, [.. patients.Distinct().Order()], default);

    /// <summary>The patients with the given keys.</summary>
    /// <param name="name">What the set is called.</param>
    /// <param name="patients">The keys, in any order, maybe several times.</param>
    /// <returns>The set.</returns>
    public static PatientSet Of(string name, IEnumerable<string> patients) => new(name, default, [.. patients.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>The patients that are in this set and in another.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The set of those.</returns>
    public PatientSet And(PatientSet other) => Combine(other, "and", (a, b) => a.Intersect(b), (a, b) => a.Intersect(b, StringComparer.Ordinal));

    /// <summary>The patients that are in this set or in another.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The set of those.</returns>
    public PatientSet Or(PatientSet other) => Combine(other, "or", (a, b) => a.Union(b), (a, b) => a.Union(b, StringComparer.Ordinal));

    /// <summary>The patients that are in this set but not in another.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The set of those.</returns>
    public PatientSet Minus(PatientSet other) => Combine(other, "minus", (a, b) => a.Except(b), (a, b) => a.Except(b, StringComparer.Ordinal));

    /// <summary>The set by its name and size.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({Count:N0} patients)");

    private PatientSet Combine(
        PatientSet other,
        string how,
        Func<IEnumerable<long>, IEnumerable<long>, IEnumerable<long>> numbers,
        Func<IEnumerable<string>, IEnumerable<string>, IEnumerable<string>> texts)
    {
        ArgumentNullException.ThrowIfNull(other);
        string name = $"{Name} {how} {other.Name}";
        if (Count == 0 || other.Count == 0 || IsText == other.IsText)
        {
            bool isText = Count > 0 ? IsText : other.IsText;
            return isText ? Of(name, texts(Texts, other.Texts)) : Of(name, numbers(Numbers, other.Numbers));
        }

        throw Diagnostics.Errors.PatientSetKeys(Name, other.Name);
    }
}
