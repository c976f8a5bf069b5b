using System.Globalization;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Specification.Chapters;

/// <summary>Reads expressions: infix signs and words, and functions by the names of <see cref="Function"/>.</summary>
internal sealed class ExpressionParser(List<Token> tokens, LogicalPlan input)
{
    private LogicalPlan _input = input;
    private int _at;

    public Token Current => tokens[_at];

    public bool TryTake(string text)
    {
        bool found = Current.Kind is TokenKind.Name or TokenKind.Sign && Current.Text == text;
        _at += found ? 1 : 0;
        return found;
    }

    public void Take(string text)
    {
        if (!TryTake(text))
        {
            throw new FormatException($"expected {text}, found {Current.Text}");
        }
    }

    public string TakeName() => Current.Kind == TokenKind.Name ? tokens[_at++].Text : throw new FormatException($"expected a name, found {Current.Text}");

    /// <summary>A whole number as it stands.</summary>
    public long TakeNumber() => Current.Kind == TokenKind.Number ? long.Parse(tokens[_at++].Text, CultureInfo.InvariantCulture) : throw new FormatException($"expected a number, found {Current.Text}");

    /// <summary>Takes <c>name = function(</c> if that is what comes.</summary>
    public bool IsCall(string function, out string name)
    {
        name = Current.Text;
        bool found = tokens.Count > _at + 3 && tokens[_at + 1].Text == "=" && tokens[_at + 2].Text == function && tokens[_at + 3].Text == "(";
        _at += found ? 4 : 0;
        return found;
    }

    /// <summary>Reads something over the columns of another plan.</summary>
    public T Over<T>(LogicalPlan other, Func<T> read)
    {
        LogicalPlan own = _input;
        _input = other;
        T result = read();
        _input = own;
        return result;
    }

    /// <summary>Items parted by commas.</summary>
    public List<T> List<T>(Func<T> item)
    {
        var items = new List<T> { item() };
        while (TryTake(","))
        {
            items.Add(item());
        }

        return items;
    }

    /// <summary>An expression with its name: <c>name = expression</c>, or a column, which names itself.</summary>
    public NamedExpression Named()
    {
        if (Current.Kind == TokenKind.Name && tokens[_at + 1].Text == "=")
        {
            string name = TakeName();
            Take("=");
            return new NamedExpression(name, Expression());
        }

        return Expression() is ColumnExpression column ? new NamedExpression(column.Name, column) : throw new FormatException("an expression needs a name");
    }

    public Expression Expression()
    {
        Expression left = Conjunction();
        while (TryTake("or"))
        {
            left = CallExpression.Call(Function.Or, left, Conjunction());
        }

        return left;
    }

    private Expression Conjunction()
    {
        Expression left = Negation();
        while (TryTake("and"))
        {
            left = CallExpression.Call(Function.And, left, Negation());
        }

        return left;
    }

    private Expression Negation() => TryTake("not") ? CallExpression.Call(Function.Not, Negation()) : Comparison();

    private Expression Comparison()
    {
        Expression left = Sum();
        if (TryTake("is"))
        {
            Function test = TryTake("not") ? Function.IsNotNull : Function.IsNull;
            Take("null");
            return CallExpression.Call(test, left);
        }

        if (TryTake("in"))
        {
            if (TryTake("codes"))
            {
                Take("(");
                CodeSet set = CodeSetText.Read(tokens[_at++].Text);
                Take(")");
                return CodeSetExpression.Of(set, left, TryTake("on") ? Sum() : null);
            }

            Take("(");
            List<Expression> among = List(Expression);
            Take(")");
            return CallExpression.Call(Function.In, [left, .. among.Select(a => Like(a, left.Type))]);
        }

        foreach ((string sign, Function function) in new[]
        {
            ("=", Function.Equal), ("<>", Function.NotEqual), ("<=", Function.LessOrEqual), (">=", Function.GreaterOrEqual), ("<", Function.Less), (">", Function.Greater),
        })
        {
            if (TryTake(sign))
            {
                return Call(function, [left, Sum()]);
            }
        }

        return left;
    }

    private Expression Sum() => Infix(Product, ("+", Function.Add), ("-", Function.Subtract));

    private Expression Product() => Infix(Unary, ("*", Function.Multiply), ("/", Function.Divide), ("%", Function.Remainder));

    private Expression Infix(Func<Expression> operand, params (string Sign, Function Function)[] signs)
    {
        Expression left = operand();
        while (signs.FirstOrDefault(s => TryTake(s.Sign)) is { Sign: not null } found)
        {
            left = Call(found.Function, [left, operand()]);
        }

        return left;
    }

    private Expression Unary() => !TryTake("-") ? Primary()
        : Primary() switch
        {
            LiteralExpression { Value: long number } literal => literal with { Value = -number },
            LiteralExpression { Value: double number } literal => literal with { Value = -number },
            Expression other => CallExpression.Call(Function.Negate, other),
        };

    private Expression Primary()
    {
        Token token = tokens[_at++];
        switch (token.Kind)
        {
            case TokenKind.Text:
                return LiteralExpression.Of(token.Text);
            case TokenKind.Bytes or TokenKind.Date or TokenKind.Timestamp:
                var type = new ColumnType(token.Kind == TokenKind.Bytes ? ColumnKind.Binary : Enum.Parse<ColumnKind>(token.Kind.ToString()));
                return new LiteralExpression(ValueText.Value(token.Text, type), type);
            case TokenKind.Number:
                return Number(token.Text);
            case TokenKind.Sign when token.Text == "(":
                Expression inner = Expression();
                Take(")");
                return inner;
            case TokenKind.Name:
                return Name(token.Text);
            default:
                throw new FormatException($"unexpected {token.Text}");
        }
    }

    private static LiteralExpression Number(string text)
    {
        if (text.EndsWith('m'))
        {
            int scale = text.Contains('.', StringComparison.Ordinal) ? text.Length - 2 - text.IndexOf('.', StringComparison.Ordinal) : 0;
            return new LiteralExpression(ValueText.Decimal(text[..^1], scale), new ColumnType(ColumnKind.Decimal, scale));
        }

        return text.Contains('.', StringComparison.Ordinal) ? LiteralExpression.Of(double.Parse(text, CultureInfo.InvariantCulture))
            : text.EndsWith('L') ? LiteralExpression.Of(long.Parse(text[..^1], CultureInfo.InvariantCulture))
            : LiteralExpression.Of(int.Parse(text, CultureInfo.InvariantCulture));
    }

    private Expression Name(string name)
    {
        switch (name)
        {
            case "true" or "false":
                return LiteralExpression.Of(name == "true");
            case "null":
                return LiteralExpression.Null(ValueText.Type(TakeName()));
            case "NaN" or "Infinity":
                return LiteralExpression.Of(double.Parse(name, CultureInfo.InvariantCulture));
        }

        if (!TryTake("("))
        {
            int index = _input.Schema.ToList().FindIndex(f => f.Name == name);
            return index >= 0 ? _input.Column(index) : throw new FormatException($"no column {name}");
        }

        List<Expression> arguments = List(Expression);
        if (name == "Cast")
        {
            Take("as");
            string type = TakeName();
            if (TryTake("("))
            {
                type += $"({string.Join(",", List(() => tokens[_at++].Text))})";
                Take(")");
            }

            Take(")");
            return CallExpression.Cast(arguments[0], ValueText.Type(type));
        }

        Take(")");
        return Call(Enum.Parse<Function>(name), arguments);
    }

    /// <summary>A call whose plain whole numbers take the type of the other arguments.</summary>
    private static CallExpression Call(Function function, List<Expression> arguments)
    {
        ColumnType? wanted = arguments.FirstOrDefault(a => a is not LiteralExpression && a.Type.IsNumeric)?.Type;
        bool aligned = function is Function.Add or Function.Subtract or Function.Multiply or Function.Divide or Function.Remainder or Function.Coalesce or Function.Least
            or Function.Greatest or Function.If or Function.Power or (>= Function.Equal and <= Function.NotDistinct);
        return CallExpression.Call(function, [.. arguments.Select(a => aligned && wanted is { } type ? Like(a, type) : a)]);
    }

    private static Expression Like(Expression value, ColumnType type) => value is not LiteralExpression { Value: long number } || value.Type.Kind != ColumnKind.Int32 || value.Type == type ? value
        : type.Kind is ColumnKind.Double or ColumnKind.Float ? new LiteralExpression((double)number, type)
        : type.IsNumeric ? new LiteralExpression(number * (long)Reference.Exact.PowerOfTen(type.Scale), type)
        : value;
}
