using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Turns expressions into evaluators for a given input. What depends on one column of few values becomes a look-up.</summary>
/// <param name="domains">What is known of each input column.</param>
/// <param name="rows">About how many rows will be evaluated: a look-up must pay for its table.</param>
/// <param name="level">The level of the kernels.</param>
internal sealed class EvaluatorFactory(IReadOnlyList<ColumnDomain> domains, long rows, SimdLevel level)
{
    private const int MostRangeEntries = 1 << 16;
    private const int MostDictionaryEntries = 1 << 21;

    public Evaluator Make(Expression expression) => expression switch
    {
        ColumnExpression column => new ColumnEvaluator(column.Index),
        LiteralExpression literal => new LiteralEvaluator(literal),
        CallExpression call => TryLookup(call, call.Type, () => Compute(call, MakePlain)) ?? Compute(call, Make),
        CodeSetExpression { Date: null } codes => TryLookup(codes, codes.Type, () => Plain(codes)) ?? (Evaluator)Plain(codes),
        PatientSetExpression { Patient: ColumnExpression patient } set => new PatientSetEvaluator(set.Set, Make(patient), domains[patient.Index].Dictionary),
        PatientSetExpression set => new PatientSetEvaluator(set.Set, new DecodeEvaluator(Make(set.Patient)), null),
        CodeSetExpression codes => new CodeSetEvaluator(codes.Set, Places(codes), Make(codes.Date!)),
        _ => throw new InvalidOperationException($"There is no evaluator for {expression.GetType().Name}."),
    };

    /// <summary>What is known of the values of an expression.</summary>
    public ColumnDomain DomainOf(Expression expression, Evaluator evaluator) => (expression, evaluator) switch
    {
        (ColumnExpression column, _) => domains[column.Index],
        (_, LookupEvaluator lookup) => lookup.Table.Domain,
        _ => ColumnDomain.Unknown,
    };

    /// <summary>The look-up of an expression over one column of few values, where it pays.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="type">The type of what is computed.</param>
    /// <param name="compute">Makes what computes it, without a look-up inside.</param>
    /// <param name="isCostly">Whether it is known to cost more than a look-up.</param>
    private LookupEvaluator? TryLookup(Expression expression, ColumnType type, Func<Evaluator> compute, bool isCostly = false)
    {
        int[] columns = expression.Columns();
        if (columns.Length != 1)
        {
            return null;
        }

        ColumnDomain domain = domains[columns[0]];
        bool pays = domain.Dictionary is not null
            ? domain.Size <= MostDictionaryEntries && domain.Size <= Math.Max(1 << 12, rows / 2)
            : domain.IsKnown && HasNarrowLanes(expression) && domain.Size is > 0 and <= MostRangeEntries && domain.Size <= rows / 4 && (isCostly || IsCostly(expression));
        if (!pays)
        {
            return null;
        }

        LookupTable? table = LookupTable.TryMake(compute(), type, columns[0], domains.Count, domain, level);
        return table is null ? null : new LookupEvaluator(columns[0], table);
    }

    /// <summary>Whether the columns read are 32-bit lanes, which number the entries of a look-up.</summary>
    private static bool HasNarrowLanes(Expression expression) =>
        expression.DescendantsAndSelf().OfType<ColumnExpression>().All(c => c.Type.Lane == Columns.Lane.Int32);

    private Evaluator MakePlain(Expression expression) => expression switch
    {
        CallExpression call => Compute(call, MakePlain),
        CodeSetExpression codes => Plain(codes),
        _ => Make(expression),
    };

    private CodeSetEvaluator Plain(CodeSetExpression codes) =>
        new(codes.Set, new CodePlaceEvaluator(codes.Set, MakePlain(codes.Code)), codes.Date is null ? null : MakePlain(codes.Date));

    /// <summary>Where codes lie in a set, looked up where the codes come from a dictionary.</summary>
    private Evaluator Places(CodeSetExpression codes) =>
        TryLookup(codes.Code, new ColumnType(ColumnKind.Int32), () => new CodePlaceEvaluator(codes.Set, MakePlain(codes.Code)), isCostly: true)
        ?? (Evaluator)new CodePlaceEvaluator(codes.Set, Make(codes.Code));

    /// <summary>Whether a look-up is cheaper than computing: comparisons and sums are as fast as look-ups.</summary>
    private static bool IsCostly(Expression expression) => expression.DescendantsAndSelf().Any(e => e is CodeSetExpression || (e is CallExpression c && c.Function is not (
        Function.Add or Function.Subtract or Function.Negate
        or Function.Equal or Function.NotEqual or Function.Less or Function.LessOrEqual or Function.Greater or Function.GreaterOrEqual or Function.NotDistinct
        or Function.And or Function.Or or Function.Not or Function.IsTrue or Function.IsNull or Function.IsNotNull
        or Function.AddDays or Function.DaysBetween or Function.DayNumber or Function.Cast)));

    private static Evaluator Compute(CallExpression call, Func<Expression, Evaluator> make)
    {
        Evaluator[] arguments = [.. call.Arguments.Select(make)];
        switch (call.Function)
        {
            case Function.Add or Function.Subtract or Function.Multiply or Function.Divide or Function.Remainder:
                return new ArithmeticEvaluator(call, arguments[0], arguments[1]);
            case Function.Negate:
                LiteralExpression zero = call.Type.Lane == Columns.Lane.Float64 ? new(-0.0, call.Type) : new(0L, call.Type);
                return new ArithmeticEvaluator(CallExpression.Call(Function.Subtract, zero, call.Arguments[0]), new LiteralEvaluator(zero), arguments[0]);
            case Function.Equal or Function.NotEqual or Function.Less or Function.LessOrEqual or Function.Greater or Function.GreaterOrEqual or Function.NotDistinct:
                return new ComparisonEvaluator(call, arguments[0], arguments[1]);
            case Function.And or Function.Or:
                return new LogicEvaluator(call.Function, arguments);
            case Function.Not or Function.IsTrue or Function.IsNull or Function.IsNotNull:
                return new TruthEvaluator(call.Function, arguments[0]);
            case Function.Coalesce:
                return arguments.Reverse().Aggregate((rest, first) => new CoalesceEvaluator(first, rest));
            case Function.If:
                return new ConditionalEvaluator(arguments[0], arguments[1], arguments[2]);
            case Function.Least or Function.Greatest:
                return new ExtremeEvaluator(call.Function == Function.Least, arguments);
            case Function.In:
                return new InEvaluator(arguments[0], call.Arguments.Skip(1).Cast<LiteralExpression>());
            case Function.Cast:
                return new CastEvaluator(call, arguments[0]);
            case Function.StartsWith or Function.EndsWith or Function.Contains:
                return new TextTestEvaluator(call.Function, arguments[0], arguments[1]);
            case Function.Substring or Function.Length or Function.Upper or Function.Lower or Function.Trim or Function.Concat:
                return new TextEvaluator(call, arguments);
            case Function.Abs or Function.Floor or Function.Ceiling or Function.Round or Function.Sqrt or Function.Log or Function.Exp or Function.Power:
                return new MathEvaluator(call, arguments[0], arguments.Length > 1 ? arguments[1] : null);
            default:
                return new DateEvaluator(call, arguments[0], arguments.Length > 1 ? arguments[1] : null);
        }
    }
}
