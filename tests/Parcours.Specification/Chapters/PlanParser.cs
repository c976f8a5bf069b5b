using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Specification.Chapters;

/// <summary>Reads plans: a step a line, each over the rows of the one before. <c>let name</c> begins a plan for later steps to use, whose lines are indented.</summary>
internal sealed class PlanParser(IReadOnlyList<TableSchema> tables)
{
    private readonly Dictionary<string, LogicalPlan> _named = [];

    public LogicalPlan Parse(IReadOnlyList<string> lines)
    {
        LogicalPlan? plan = null;
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith("let ", StringComparison.Ordinal))
            {
                string[] inner = [.. lines.Skip(i + 1).TakeWhile(l => l.StartsWith(' '))];
                _named[lines[i][4..].Trim()] = Parse([.. inner.Select(l => l.Trim())]);
                i += inner.Length;
                continue;
            }

            plan = Step(plan, lines[i]);
        }

        return plan ?? throw new FormatException("no steps");
    }

    private LogicalPlan Step(LogicalPlan? plan, string line)
    {
        List<Token> tokens = Token.Cut(line);
        string word = tokens[0].Text;
        tokens.RemoveAt(0);
        if (word == "from")
        {
            return Source(tokens[0].Text);
        }

        LogicalPlan input = plan ?? throw new FormatException("a plan begins with from");
        var reader = new ExpressionParser(tokens, input);
        LogicalPlan next = word switch
        {
            "where" => new FilterPlan(input, reader.Expression()),
            "select" => new ProjectPlan(input, [.. reader.List(reader.Named)]),
            "group" => Group(input, reader),
            "give" => new AggregatePlan(input, [], [.. reader.List(() => Aggregate(reader))]),
            "order" => Order(input, reader),
            "skip" => new LimitPlan(input, Count(tokens), null),
            "take" => new LimitPlan(input, 0, Count(tokens)),
            "distinct" => new DistinctPlan(input),
            "concat" => new ConcatPlan(input, Source(tokens[0].Text)),
            "within" or "measure" or "asof" or "sequence" or "split" or "episodes" => new TimelineParser(reader, input, Source).Parse(word),
            "left" when tokens[0].Text == "within" => new TimelineParser(reader, input, Source).Parse(word),
            "inner" or "left" or "semi" or "anti" => Join(input, Enum.Parse<JoinKind>(word, ignoreCase: true), tokens),
            _ => throw new FormatException($"no step {word}"),
        };
        return next is LimitPlan or ConcatPlan or JoinPlan || reader.Current.Kind == TokenKind.End
            ? next
            : throw new FormatException($"unexpected {reader.Current.Text} in: {line}");
    }

    private LogicalPlan Source(string name) =>
        _named.TryGetValue(name, out LogicalPlan? plan) ? plan : new ScanPlan(tables.Single(t => t.Name == name));

    private static long Count(List<Token> tokens) => long.Parse(tokens[0].Text, System.Globalization.CultureInfo.InvariantCulture);

    private static AggregatePlan Group(LogicalPlan input, ExpressionParser reader)
    {
        reader.Take("by");
        List<NamedExpression> keys = reader.List(reader.Named);
        return new AggregatePlan(input, [.. keys], reader.TryTake("give") ? [.. reader.List(() => Aggregate(reader))] : []);
    }

    /// <summary><c>name = Sum(expression) where condition</c>.</summary>
    public static NamedAggregate Aggregate(ExpressionParser reader)
    {
        string name = reader.TakeName();
        reader.Take("=");
        AggregateFunction function = Enum.Parse<AggregateFunction>(reader.TakeName());
        reader.Take("(");
        Expression? argument = reader.TryTake(")") ? null : reader.Expression();
        double share = 0;
        if (argument is not null)
        {
            share = reader.TryTake(",") ? (double)((LiteralExpression)reader.Expression()).Value! : 0;
            reader.Take(")");
        }

        return new NamedAggregate(name, new AggregateExpression(function, argument, reader.TryTake("where") ? reader.Expression() : null, share));
    }

    private static SortPlan Order(LogicalPlan input, ExpressionParser reader)
    {
        reader.Take("by");
        return new SortPlan(input, [.. reader.List(() =>
        {
            Expression key = reader.Expression();
            bool descending = reader.TryTake("descending");
            bool first = reader.TryTake("nulls");
            if (first)
            {
                reader.Take("first");
            }

            return new SortKey(key, descending, first);
        })]);
    }

    /// <summary><c>join name on left, left = right, right</c>; <c>join name</c> alone gives every pair.</summary>
    private JoinPlan Join(LogicalPlan left, JoinKind kind, List<Token> tokens)
    {
        LogicalPlan right = Source(tokens[1].Text);
        int on = tokens.FindIndex(t => t.Text == "on");
        if (on < 0)
        {
            return new JoinPlan(left, right, kind, [], []);
        }

        int equal = tokens.FindIndex(t => t.Text == "=");
        var leftKeys = new ExpressionParser([.. tokens[(on + 1)..equal], new Token(TokenKind.End, "")], left);
        var rightKeys = new ExpressionParser(tokens[(equal + 1)..], right);
        return new JoinPlan(left, right, kind, [.. leftKeys.List(leftKeys.Expression)], [.. rightKeys.List(rightKeys.Expression)]);
    }
}
