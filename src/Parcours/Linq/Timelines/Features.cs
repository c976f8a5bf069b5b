using System.Collections;
using System.Linq.Expressions;

namespace Parcours;

/// <summary>Named values of a row, as many as are wanted and known only at run time: the columns of a table of features.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <remarks>
/// <c>new Features&lt;Patient> { { "boxes", p => drugs.Of(p).Sum(d => d.Boxes) }, … }</c>, given to <see cref="TimelineQuery{T}.Select(Features{T})"/>. All aggregates of one
/// query are computed in one pass over it; conditions on a code cost nothing for the rows that do not meet them.
/// </remarks>
public sealed class Features<T> : IEnumerable<string>
{
    private readonly List<(string Name, LambdaExpression Value)> _all = [];

    internal IReadOnlyList<(string Name, LambdaExpression Value)> All => _all;

    /// <summary>Adds a value.</summary>
    /// <typeparam name="TValue">Its type: one value, not an object.</typeparam>
    /// <param name="name">The name of its column; each name once.</param>
    /// <param name="value">What is computed of a row.</param>
    public void Add<TValue>(string name, Expression<Func<T, TValue>> value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        if (_all.Any(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw Diagnostics.Errors.DuplicateName("A table of features", name);
        }

        _all.Add((name, value));
    }

    /// <summary>The names of the columns, in order.</summary>
    /// <returns>The names.</returns>
    public IEnumerator<string> GetEnumerator() => _all.Select(f => f.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
