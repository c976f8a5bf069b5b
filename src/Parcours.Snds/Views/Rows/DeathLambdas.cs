using System.Linq.Expressions;

namespace Parcours.Snds.Views;

/// <summary>Takes the date of death from the first source that has one.</summary>
internal static class DeathLambdas
{
    /// <summary>The dates with the number of the first source that has one; 0 when none has.</summary>
    public static Expression<Func<DeathDates, SourcedDates>> WithSource(IReadOnlyList<SndsDeathSource> sources)
    {
        ParameterExpression dates = Expression.Parameter(typeof(DeathDates), "dates");
        Expression first = Expression.Constant(0);
        foreach (SndsDeathSource source in sources.Reverse())
        {
            Expression isKnown = Expression.NotEqual(Date(dates, source), Expression.Constant(null, typeof(DateOnly?)));
            first = Expression.Condition(isKnown, Expression.Constant((int)source), first);
        }

        return Expression.Lambda<Func<DeathDates, SourcedDates>>(Expression.New(typeof(SourcedDates).GetConstructors()[0], dates, first), dates);
    }

    private static MemberExpression Date(Expression dates, SndsDeathSource source) => Expression.Property(dates, source.ToString());
}
