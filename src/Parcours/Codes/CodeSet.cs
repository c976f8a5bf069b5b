using System.Collections.Immutable;
using Parcours.Codes;
using Parcours.Diagnostics;

namespace Parcours;

/// <summary>A named set of codes of one terminology, such as the diagnoses of diabetes or the packs of statins. Immutable; equal by value.</summary>
/// <remarks>
/// <para>
/// In the lambdas of queries <c>set.Contains(stay.Diagnosis)</c> is decided once for each different code of the column and then looked up; in the untyped door it is <c>column.In(set)</c>.
/// Outside of queries it is plain C#.
/// </para>
/// <para>
/// How codes are written, and what a code of each terminology stands for, is said at <see cref="Terminology"/>: in CIM-10 a category such as <c>E11</c> stands for all its subdivisions,
/// and case, dots, spaces and a <c>+</c> at the end are ignored, in the set as in the data.
/// </para>
/// <para>Codes may be valid from a day to a day (see <see cref="During"/>). A question without a date asks whether a code is in the set at any time.</para>
/// </remarks>
public sealed partial class CodeSet : IEquatable<CodeSet>
{
    private readonly int _hash;

    private CodeSet(string name, Terminology terminology, ImmutableArray<CodeSpan> spans)
    {
        Name = name;
        Terminology = terminology;
        Spans = spans;
        var hash = new HashCode();
        hash.Add(name, StringComparer.Ordinal);
        hash.Add(terminology);
        foreach (CodeSpan span in spans)
        {
            hash.Add(span);
        }

        _hash = hash.ToHashCode();
        HasDates = spans.Any(s => !s.Valid.IsAlways);
    }

    /// <summary>The name, which stands for the codes in plans and reports.</summary>
    public string Name { get; }

    /// <summary>What the codes are codes of.</summary>
    public Terminology Terminology { get; }

    /// <summary>How many codes and ranges the set holds, those that lie within others left out: a category counts once, whatever lies below it.</summary>
    public int Count => Spans.Length;

    /// <summary>Whether some codes are valid only at times, so that the date of a row matters.</summary>
    public bool HasDates { get; }

    /// <summary>The codes and ranges, in order, as <c>E10</c> or <c>I20-I25</c>. Codes that were given one by one stay so; those within others are left out.</summary>
    public IEnumerable<string> Entries => Spans.Select(s => s.ToString());

    /// <summary>The codes, ascending.</summary>
    internal ImmutableArray<CodeSpan> Spans { get; }

    /// <summary>A set of codes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="terminology">What the codes are codes of.</param>
    /// <param name="codes">The codes; each stands for what the terminology says, all below it included where it is read by prefix. None for a set to begin with.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ParcoursException">PRC0341: a code cannot be one of the terminology.</exception>
    public static CodeSet Of(string name, Terminology terminology, params IEnumerable<string> codes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new CodeSet(name, terminology, Given(terminology, codes));
    }

    /// <summary>The set with more codes, each standing for what the terminology says.</summary>
    /// <param name="codes">The codes.</param>
    /// <returns>The larger set.</returns>
    /// <exception cref="ParcoursException">PRC0341: a code cannot be one of the terminology.</exception>
    public CodeSet And(params IEnumerable<string> codes) => With(CodeSpans.Union(Spans, Given(Terminology, codes)));

    /// <summary>The set with all codes that begin with one of some prefixes.</summary>
    /// <param name="prefixes">The prefixes, of one character or more.</param>
    /// <returns>The larger set.</returns>
    /// <exception cref="ParcoursException">PRC0341: no code of the terminology begins so.</exception>
    public CodeSet AndPrefixes(params IEnumerable<string> prefixes)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        IEnumerable<string> given = prefixes.Select(p => CodeForm.Given(Terminology, p, isPrefix: true));
        return With(CodeSpans.Union(Spans, CodeSpans.Of(given.Select(p => (p, CodeForm.AfterAll(p))), Periods.Always)));
    }

    /// <summary>The set with codes that stand for themselves alone: CIM-10 <c>E11</c> without E110, for rows that were coded with the category only.</summary>
    /// <param name="codes">The codes.</param>
    /// <returns>The larger set.</returns>
    /// <exception cref="ParcoursException">PRC0341: a code cannot be one of the terminology.</exception>
    public CodeSet AndExactly(params IEnumerable<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return With(CodeSpans.Union(Spans, Exact(codes.Select(c => CodeForm.Given(Terminology, c, isPrefix: false)))));
    }

    /// <summary>The set with all codes from one to another, both included, and where the terminology is read by prefix all below the last: <c>I20</c> to <c>I25</c> holds I259.</summary>
    /// <param name="first">The first code.</param>
    /// <param name="last">The last code.</param>
    /// <returns>The larger set.</returns>
    /// <exception cref="ParcoursException">PRC0341: an end cannot be a code of the terminology. PRC0342: the last comes before the first.</exception>
    public CodeSet AndRange(string first, string last)
    {
        string low = CodeForm.Given(Terminology, first, isPrefix: false);
        string high = CodeForm.Given(Terminology, last, isPrefix: false);
        string end = CodeForm.IsByPrefix(Terminology) ? CodeForm.AfterAll(high) : CodeForm.After(high);
        return string.CompareOrdinal(low, end) < 0
            ? With(CodeSpans.Union(Spans, CodeSpans.Of([(low, end)], Periods.Always)))
            : throw Errors.BackwardRange(first, last);
    }

    /// <summary>The set without some codes, and without all below them where the terminology is read by prefix.</summary>
    /// <param name="codes">The codes.</param>
    /// <returns>The smaller set.</returns>
    /// <exception cref="ParcoursException">PRC0341: a code cannot be one of the terminology.</exception>
    public CodeSet Except(params IEnumerable<string> codes) => With(CodeSpans.Difference(Spans, Given(Terminology, codes)));

    /// <summary>The same codes, each only as far as it is valid between two days.</summary>
    /// <param name="from">The first day; null for no limit.</param>
    /// <param name="to">The last day, included; null for no limit.</param>
    /// <returns>The set.</returns>
    /// <remarks>Codes of different periods are put together by <see cref="Union"/>.</remarks>
    public CodeSet During(DateOnly? from, DateOnly? to)
    {
        Periods period = Periods.Of(from, to);
        return With([.. Spans.Select(s => s with { Valid = s.Valid.And(period) }).Where(s => !s.Valid.IsNever)]);
    }

    /// <summary>The same set under another name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The set.</returns>
    public CodeSet As(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new CodeSet(name, Terminology, Spans);
    }

    /// <inheritdoc/>
    public bool Equals(CodeSet? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Name == other.Name && Terminology == other.Terminology && Spans.AsSpan().SequenceEqual(other.Spans.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CodeSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The name, the terminology and the number of codes; never the codes.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"\"{Name}\" ({CodeForm.Name(Terminology)}, {Count} {(Count == 1 ? "code" : "codes")}{(HasDates ? ", dated" : "")})");

    /// <summary>Codes in their form, each standing for itself alone.</summary>
    private static ImmutableArray<CodeSpan> Exact(IEnumerable<string> forms) => CodeSpans.Of(forms.Select(c => (c, CodeForm.After(c))), Periods.Always);

    private static ImmutableArray<CodeSpan> Given(Terminology terminology, IEnumerable<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        bool byPrefix = CodeForm.IsByPrefix(terminology);
        IEnumerable<string> forms = codes.Select(c => CodeForm.Given(terminology, c, isPrefix: false));
        return byPrefix ? CodeSpans.Of(forms.Select(c => (c, CodeForm.AfterAll(c))), Periods.Always) : Exact(forms);
    }

    private CodeSet With(ImmutableArray<CodeSpan> spans) => new(Name, Terminology, spans);
}
