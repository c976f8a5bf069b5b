using System.Linq.Expressions;
using System.Numerics;
using Parcours.Diagnostics;

namespace Parcours;

/// <summary>Rows, maybe none, of which only aggregates can be asked: those that a row was joined with, or all rows of a query. It exists only in the lambdas of queries.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <remarks>Of no rows the counts and sums are 0; the least, the greatest and the mean are null.</remarks>
public sealed partial class Rows<T>
{
    private Rows()
    {
    }

    /// <summary>How many rows there are.</summary>
    /// <returns>The count; 0 when there are none.</returns>
    public long Count() => throw Errors.OnlyInLambdas();

    /// <summary>How many rows there are for which a condition is true.</summary>
    /// <param name="predicate">The condition.</param>
    /// <returns>The count; 0 when there are none.</returns>
    public long Count(Expression<Func<T, bool>> predicate) => throw Errors.OnlyInLambdas();

    /// <summary>How many different values there are, null not counted.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The count; 0 when there are none.</returns>
    public long CountDistinct<TValue>(Expression<Func<T, TValue>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>How many different patients the rows belong to.</summary>
    /// <returns>The count; 0 when there are none.</returns>
    public long CountDistinctPatients() => throw Errors.OnlyInLambdas();

    /// <summary>The mean: the exact sum over the count, rounded once.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The mean; null when there are no rows.</returns>
    public double? Average<TValue>(Expression<Func<T, TValue>> selector)
        where TValue : struct, INumber<TValue> => throw Errors.OnlyInLambdas();

    /// <summary>The mean of the values that are not null: the exact sum over the count, rounded once.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The mean; null when there are no values.</returns>
    public double? Average<TValue>(Expression<Func<T, TValue?>> selector)
        where TValue : struct, INumber<TValue> => throw Errors.OnlyInLambdas();

    /// <summary>The rows for which a condition is true.</summary>
    /// <param name="predicate">The condition.</param>
    /// <returns>Rows, maybe none.</returns>
    public Rows<T> Where(Expression<Func<T, bool>> predicate) => throw Errors.OnlyInLambdas();

    /// <summary>The rows within another window around the moment that the verb named.</summary>
    /// <param name="window">The window; it takes the place of the verb's. After <c>Of(p)</c> there is no moment yet: name one as well.</param>
    /// <returns>Rows, maybe none.</returns>
    public Rows<T> Within(Window window) => throw Errors.OnlyInLambdas();

    /// <summary>The rows within a window around a moment of the row that they are asked for.</summary>
    /// <typeparam name="TTime">The type of the moment: a date or a timestamp.</typeparam>
    /// <param name="moment">The moment; where it is null there are no rows.</param>
    /// <param name="window">The window.</param>
    /// <returns>Rows, maybe none.</returns>
    public Rows<T> Within<TTime>(TTime moment, Window window) => throw Errors.OnlyInLambdas();

    /// <summary>How many days of the window are covered by the rows, each of which covers some days from its time on.</summary>
    /// <param name="days">How many days a row covers; those with null or less than 1 cover none.</param>
    /// <param name="carryOver">Whether a row that begins on a covered day covers its days after those: supplies are used up one after the other.</param>
    /// <returns>The count of days, 0 when there are no rows. Rows that begin before the window count with what reaches into it.</returns>
    /// <remarks>Over a window of n days, the count divided by n is the <em>proportion of days covered</em> (PDC; Benner et al., JAMA 2002;288:455-461).</remarks>
    public long CoveredDays(Expression<Func<T, int>> days, bool carryOver = false) => throw Errors.OnlyInLambdas();

    /// <summary>How many days of the window are covered by the rows, which are intervals.</summary>
    /// <returns>The count of days, 0 when there are no rows.</returns>
    public long CoveredDays() => throw Errors.OnlyInLambdas();

    /// <summary>The rows, or one missing row when there are none: what makes <c>from x in g.DefaultIfEmpty()</c> a left join.</summary>
    /// <returns>Rows, at least one, which may be null.</returns>
    public Rows<T?> DefaultIfEmpty() => throw Errors.OnlyInLambdas();
}
