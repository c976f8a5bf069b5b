using System.Linq.Expressions;
using Parcours.Codes;
using Parcours.Linq;

namespace Parcours;

/// <summary>Sets of codes and the tables of a dataset: expansion through nomenclatures and hierarchies that are stored, and what of a set is not in the data.</summary>
public static class CodeSetQueries
{
    /// <summary>The codes of another terminology whose class is in the set, by a nomenclature of the dataset: the packs of an ATC class by IR_PHA_R.</summary>
    /// <typeparam name="T">The type of a row of the nomenclature.</typeparam>
    /// <param name="set">The set of classes.</param>
    /// <param name="name">The name of the new set.</param>
    /// <param name="terminology">What the codes are codes of.</param>
    /// <param name="nomenclature">The nomenclature.</param>
    /// <param name="class">The class of a row.</param>
    /// <param name="code">The code of a row.</param>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The set of the codes, each standing for itself alone and valid whenever a class of it is.</returns>
    public static Task<CodeSet> ThroughAsync<T>(
        this CodeSet set,
        string name,
        Terminology terminology,
        Query<T> nomenclature,
        Expression<Func<T, string?>> @class,
        Expression<Func<T, string?>> code,
        RunOptions? options = null,
        CancellationToken cancellation = default) => Through(set, name, terminology, nomenclature, @class, code, c => c, options, cancellation);

    /// <summary>The codes, stored as whole numbers, of another terminology whose class is in the set.</summary>
    /// <typeparam name="T">The type of a row of the nomenclature.</typeparam>
    /// <param name="set">The set of classes.</param>
    /// <param name="name">The name of the new set.</param>
    /// <param name="terminology">What the codes are codes of.</param>
    /// <param name="nomenclature">The nomenclature.</param>
    /// <param name="class">The class of a row.</param>
    /// <param name="code">The code of a row.</param>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The set of the codes, each standing for itself alone and valid whenever a class of it is.</returns>
    public static Task<CodeSet> ThroughAsync<T>(
        this CodeSet set,
        string name,
        Terminology terminology,
        Query<T> nomenclature,
        Expression<Func<T, string?>> @class,
        Expression<Func<T, long?>> code,
        RunOptions? options = null,
        CancellationToken cancellation = default) => Through(set, name, terminology, nomenclature, @class, code, Text, options, cancellation);

    /// <summary>The set with all codes that lie below its own in a hierarchy stored in the dataset: children, their children, and so on.</summary>
    /// <typeparam name="T">The type of a row of the hierarchy.</typeparam>
    /// <param name="set">The set.</param>
    /// <param name="hierarchy">The hierarchy.</param>
    /// <param name="parent">The code above, or the class.</param>
    /// <param name="child">The code below, or the member.</param>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The larger set; see <see cref="CodeSet.Expand"/>.</returns>
    public static async Task<CodeSet> ExpandAsync<T>(
        this CodeSet set,
        Query<T> hierarchy,
        Expression<Func<T, string?>> parent,
        Expression<Func<T, string?>> child,
        RunOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(hierarchy);
        List<ValueTuple<string?, string?>> pairs = await hierarchy.Select(CodeLambdas.Pair(parent, child)).Distinct().ToListAsync(options, cancellation);
        return set.Expand(pairs);
    }

    /// <summary>The codes and ranges of a set that no row of a query has, as <see cref="CodeSet.Entries"/> writes them: what was misspelt, is older than the data, or never happened.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="set">The set.</param>
    /// <param name="query">The rows.</param>
    /// <param name="code">The code of a row. When it was valid is not asked.</param>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>What matches nothing, in order.</returns>
    public static Task<IReadOnlyList<string>> UnmatchedAsync<T>(
        this CodeSet set,
        Query<T> query,
        Expression<Func<T, string?>> code,
        RunOptions? options = null,
        CancellationToken cancellation = default) => Unmatched(set, query, code, c => c, options, cancellation);

    /// <summary>The codes and ranges of a set that no row of a query has, where the codes are stored as whole numbers.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="set">The set.</param>
    /// <param name="query">The rows.</param>
    /// <param name="code">The code of a row. When it was valid is not asked.</param>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>What matches nothing, in order.</returns>
    public static Task<IReadOnlyList<string>> UnmatchedAsync<T>(
        this CodeSet set,
        Query<T> query,
        Expression<Func<T, long?>> code,
        RunOptions? options = null,
        CancellationToken cancellation = default) => Unmatched(set, query, code, Text, options, cancellation);

    private static async Task<CodeSet> Through<T, TCode>(
        CodeSet set,
        string name,
        Terminology terminology,
        Query<T> nomenclature,
        Expression<Func<T, string?>> @class,
        Expression<Func<T, TCode>> code,
        Func<TCode, string?> text,
        RunOptions? options,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(nomenclature);
        List<ValueTuple<string?, TCode>> pairs = await nomenclature
            .Where(CodeLambdas.IsIn(set, @class))
            .Select(CodeLambdas.Pair(@class, code))
            .Distinct()
            .ToListAsync(options, cancellation);
        return set.Through(name, terminology, pairs.Select(p => (p.Item1, text(p.Item2))));
    }

    private static async Task<IReadOnlyList<string>> Unmatched<T, TCode>(
        CodeSet set, Query<T> query, Expression<Func<T, TCode>> code, Func<TCode, string?> text, RunOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(query);
        List<TCode> found = await query.Where(CodeLambdas.IsIn(set, code)).Select(code).Distinct().ToListAsync(options, cancellation);
        HashSet<int> matched = [.. found.Select(c => set.Find(text(c)))];
        return [.. set.Entries.Where((_, place) => !matched.Contains(place))];
    }

    private static string? Text(long? number) => number is { } value ? CodeForm.Text(value) : null;
}
