using System.Linq.Expressions;

namespace Parcours;

/// <summary>A rule of quality: which rows of a table of the SNDS are not what they look like, and who says so.</summary>
/// <typeparam name="T">The type of a row: <see cref="SndsLine"/> or <see cref="SndsStay"/>.</typeparam>
/// <param name="id">What names it, as <c>DCIR-FLUX</c>.</param>
/// <param name="removes">What it removes, in a few words.</param>
/// <param name="source">Who published it.</param>
/// <param name="condition">True for the rows to remove. A row with a null where the condition looks is kept, unless the condition says otherwise.</param>
public sealed class SndsRule<T>(string id, string removes, string source, Expression<Func<T, bool>> condition)
{
    /// <summary>What names it, as <c>DCIR-FLUX</c>.</summary>
    public string Id { get; } = id;

    /// <summary>What it removes, in a few words.</summary>
    public string Removes { get; } = removes;

    /// <summary>Who published it.</summary>
    public string Source { get; } = source;

    /// <summary>True for the rows to remove.</summary>
    public Expression<Func<T, bool>> Condition { get; } = condition;

    /// <summary>The identifier and what it removes.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Id}: {Removes}";
}
