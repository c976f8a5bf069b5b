using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using Parcours.Plans;
using Parcours.Specification.Generation;

namespace Parcours.Specification.Reference;

public sealed class ReferenceEngineTests
{
    [Fact]
    public void Answers_have_the_types_that_the_plan_promises() => Case.Generator(new GenerationOptions()).Sample(
        one =>
        {
            try
            {
                foreach (object?[] row in new ReferenceEngine(one.Tables).Run(one.Plan))
                {
                    Assert.Equal(one.Plan.Schema.Length, row.Length);
                    Assert.All(one.Plan.Schema.Zip(row), p => Assert.True(Fits(p.First, p.Second), $"{p.First} holds {RowText.Value(p.Second, p.First.Type)}"));
                }
            }
            catch (EvaluationException)
            {
            }
        },
        iter: Case.Count(2000),
        threads: 1,
        print: c => c.ToString());

    [Fact]
    public void A_fraction_is_rounded_to_the_double_that_the_runtime_reads_from_its_digits() => Gen.Select(Gen.Double, Gen.Int[0, 340]).Sample((value, digits) =>
    {
        if (double.IsFinite(value))
        {
            Assert.Equal(value, Exact.Nearest(Exact.Units(value), Exact.Unit));
            var whole = new BigInteger(Math.Truncate(value));
            Assert.Equal(
                double.Parse(FormattableString.Invariant($"{whole}e-{digits}"), System.Globalization.CultureInfo.InvariantCulture),
                whole.IsZero ? 0 : Exact.Nearest(whole, Exact.PowerOfTen(digits)));
        }
    });

    [Fact]
    public void Sums_of_doubles_are_rounded_once()
    {
        var table = new ReferenceTable(
            new TableSchema("t", TableKind.Reference, [new ColumnSchema("x", new ColumnType(ColumnKind.Double), false)]),
            [[1e16], [1.0], [-1e16], [1.0], [double.Epsilon]]);
        var scan = new ScanPlan(table.Schema);
        ImmutableArray<NamedAggregate> sum = [new("sum", new(Expressions.AggregateFunction.Sum, scan.Column(0)))];
        Assert.Equal(2.0, Assert.Single(new ReferenceEngine([table]).Run(new AggregatePlan(scan, [], sum)))[0]);
    }

    private static bool Fits(Field field, object? value) => value switch
    {
        null => field.Nullable,
        bool => field.Type.Kind == ColumnKind.Boolean,
        long number => (field.Type.IsInteger || field.Type.Kind is ColumnKind.Decimal or ColumnKind.Date or ColumnKind.Timestamp)
            && (!field.Type.IsNumeric || Scalar.Fit(number, field.Type) is long),
        double number => field.Type.Kind == ColumnKind.Double || (field.Type.Kind == ColumnKind.Float && (double.IsNaN(number) || (float)number == number)),
        string => field.Type.Kind == ColumnKind.Text,
        byte[] => field.Type.Kind == ColumnKind.Binary,
        _ => false,
    };
}
