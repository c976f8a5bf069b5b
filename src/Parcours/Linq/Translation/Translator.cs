using System.Linq.Expressions;
using System.Reflection;
using Parcours.Diagnostics;
using Parcours.Expressions;
using Expression = System.Linq.Expressions.Expression;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Walks a lambda and says what it means over the columns of a plan; refuses, with the author's own text, what it does not know.</summary>
internal sealed partial class Translator
{
    private readonly LambdaExpression _root;
    private readonly Dictionary<ParameterExpression, Value> _parameters = [];
    private readonly IReadOnlyDictionary<Expression, Value> _aggregates;
    private readonly HashSet<Expression> _reading;

    // Objects that may be missing, known to be there in the branch of a condition that is being translated.
    private readonly List<Scalar> _present = [];

    /// <param name="root">The whole lambda, for messages.</param>
    /// <param name="lambda">The lambda to translate: the whole one, or one inside it.</param>
    /// <param name="arguments">What its parameters stand for.</param>
    /// <param name="aggregates">Calls of aggregates in it, already resolved to columns.</param>
    public Translator(LambdaExpression root, LambdaExpression lambda, IReadOnlyList<Value> arguments, IReadOnlyDictionary<Expression, Value> aggregates)
    {
        _root = root;
        _aggregates = aggregates;
        _reading = RowReads.Of(lambda.Body);
        for (int i = 0; i < lambda.Parameters.Count; i++)
        {
            _parameters.Add(lambda.Parameters[i], arguments[i]);
        }
    }

    public static IReadOnlyDictionary<Expression, Value> NoAggregates { get; } = new Dictionary<Expression, Value>();

    /// <summary>The whole lambda, for messages.</summary>
    public LambdaExpression Root => _root;

    /// <summary>What a part of the lambda stands for. A <c>bool</c> of C# is true or false: what is computed of a null is false, never null.</summary>
    public Value Translate(Expression node)
    {
        Value value = Meaning(node);
        return node.Type == typeof(bool) && value is ScalarValue { Asserted: false, Expression: CallExpression { Nullable: true } condition } scalar
            ? scalar with { Expression = Scalars.Truth(condition) }
            : value;
    }

    /// <summary>A part that must be one value.</summary>
    public ScalarValue Scalar(Expression node) => AsScalar(Translate(node), node);

    /// <summary>A condition: true or false, never null.</summary>
    public Scalar Condition(Expression node) => Scalars.Truth(Boolean(node));

    /// <summary>A condition in three-valued logic.</summary>
    public Scalar Boolean(Expression node)
    {
        ScalarValue value = Scalar(node);
        return value.Expression.Type.Kind == ColumnKind.Boolean
            ? value.Expression
            : throw Refuse(node, $"it is {ClrTypes.Name(node.Type)}, where true or false is needed.", "Compare it with something.");
    }

    /// <summary>A part in the column type of its type in C#; decimals keep their scale.</summary>
    public Scalar Widened(Expression node)
    {
        ScalarValue value = Scalar(node);
        ColumnType type = ClrTypes.Of(node.Type) ?? throw NoColumnType(node);
        return type.Kind == value.Expression.Type.Kind ? value.Expression : Scalars.To(value.Expression, type);
    }

    /// <summary>Whether a part that may not read the row is true.</summary>
    public static bool IsTrue(Expression node) => ConstantEvaluator.Evaluate(node) is true;

    /// <summary>The value of a part that may not read the row.</summary>
    public object? ConstantOf(Expression node, string what) => Translate(node) is ConstantValue constant
        ? constant.Constant
        : throw Refuse(node, $"{what} must be known before the query runs.", "Use a constant or a captured variable.");

    /// <summary>A nested lambda, such as the selector of an aggregate, over one row.</summary>
    public static LambdaExpression Lambda(Expression node) => node switch
    {
        UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression quoted } => quoted,
        LambdaExpression lambda => lambda,
        // A lambda kept in a variable.
        _ => (LambdaExpression)ConstantEvaluator.Evaluate(node)!,
    };

    /// <summary>The error that refuses a part.</summary>
    public ParcoursException Refuse(Expression part, string why, string remedy, Exception? inner = null) =>
        Errors.NotTranslatable(LambdaPrinter.Print(_root), LambdaPrinter.Print(part), why, remedy, inner);

    private Value Meaning(Expression node)
    {
        if (!_reading.Contains(node))
        {
            return Constant(node);
        }

        return node switch
        {
            ParameterExpression parameter => _parameters.TryGetValue(parameter, out Value? value)
                ? value
                : throw Refuse(node, "it belongs to a lambda around this one.", "Join the two queries, and compute from the joined row."),
            MemberExpression member => Member(member),
            UnaryExpression unary => Unary(unary),
            BinaryExpression binary => Binary(binary),
            ConditionalExpression conditional => Conditional(conditional),
            MethodCallExpression call => Method(call),
            NewExpression created => New(created),
            MemberInitExpression init => MemberInit(init),
            _ => throw Refuse(node, $"there is nothing in the engine for {Kind(node)}.", "Write it with operators and methods that the engine knows, or compute it on the rows after ToListAsync."),
        };
    }

    private ScalarValue AsScalar(Value value, Expression node) => value switch
    {
        ScalarValue scalar => scalar,
        ConstantValue constant => new ScalarValue(constant.Type, Literals.Of(constant.Constant, constant.Type) ?? throw NoColumnType(node)),
        RowsValue => throw Refuse(node, "it is the rows of a group, not a value.", "Ask for an aggregate of them: Count(), Sum(…), Min(…) and so on."),
        _ => throw Refuse(node, $"it is {ClrTypes.Name(value.Type)}, not one value.", "Name the member that you mean."),
    };

    private ConstantValue Constant(Expression node)
    {
        try
        {
            return new ConstantValue(node.Type, ConstantEvaluator.Evaluate(node));
        }
        catch (NotSupportedException e)
        {
            throw Refuse(node, $"`{e.Message}` cannot be computed without compiling it.", "Compute it before the query, and capture the variable.", e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or ArithmeticException or InvalidCastException or TargetInvocationException or IndexOutOfRangeException)
        {
            throw Refuse(node, $"computing it failed: {e.Message}", "Compute it before the query, and capture the variable.", e);
        }
    }

    private ParcoursException NoColumnType(Expression node) => Refuse(
        node,
        $"no column holds values of type {ClrTypes.Name(node.Type)}.",
        "Columns hold bool, whole numbers, decimal, float, double, DateOnly, DateTime, text and bytes.");

    private static string Kind(Expression node) => node switch
    {
        TypeBinaryExpression => "a test of a type",
        NewArrayExpression => "an array made of the row",
        InvocationExpression => "calling a delegate",
        LambdaExpression => "a lambda as a value",
        IndexExpression => "an indexer",
        _ => $"a node of kind {node.NodeType}",
    };
}
