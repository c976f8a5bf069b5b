using CsCheck;
using DuckDB.NET.Data;
using Parcours.Specification.Generation;
using Parcours.Specification.Reference;

namespace Parcours.Specification.DuckDb;

public sealed class DuckDbTests
{
    /// <summary>No extremes: they mostly overflow, and DuckDB's casts of them differ. No special doubles in the tables: what computes them still comes by.</summary>
    private static readonly GenerationOptions _options = new() { Extremes = false, SpecialDoubles = false, Dyadic = true, AstralText = false };

    [Fact]
    public void DuckDB_gives_the_answer_of_the_reference_engine() => AssertSame(_options);

    [Fact]
    public void DuckDB_gives_the_answer_of_the_reference_engine_to_timelines() => AssertSame(_options with { Timelines = true });

    private static void AssertSame(GenerationOptions options)
    {
        int cases = 0;
        int asked = 0;
        int refused = 0;
        using var oracle = new DuckDbOracle();
        Case.Generator(options).Sample(
            one =>
            {
                cases++;
                if (Differences.Find(one.Plan) is not null || Answer(one) is not { } expected)
                {
                    return;
                }

                asked++;
                try
                {
                    oracle.Load(one.Tables);
                    Comparison.AssertSame(one.Plan, expected, oracle.Run(one.Plan), signedZeros: false);
                }
                catch (DuckDBException failure) when (IsOfData(failure))
                {
                    // DuckDB may compute what the answer does not need, such as the other branch of a condition.
                    refused++;
                }
            },
            iter: Case.Count(500),
            threads: 1,
            print: Print);
        Assert.True(asked * 2 > cases, $"only {asked} of {cases} plans could be asked");
        Assert.True(refused * 20 <= asked, $"{refused} of {asked} failed in DuckDB");
    }

    private static List<object?[]>? Answer(Case one)
    {
        try
        {
            return new ReferenceEngine(one.Tables).Run(one.Plan);
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    /// <summary>The case, and its SQL as far as that can be read.</summary>
    private static string Print(Case one)
    {
        string sql = SqlPlans.Statement(one.Plan);
        return $"{one}\n{sql[..Math.Min(sql.Length, 2000)]}";
    }

    private static bool IsOfData(DuckDBException failure) =>
        failure.Message.Contains("Out of Range", StringComparison.Ordinal) || failure.Message.Contains("Conversion Error", StringComparison.Ordinal);
}
