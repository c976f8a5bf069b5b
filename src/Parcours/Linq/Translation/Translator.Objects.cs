using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Linq.Expressions;
using System.Reflection;
using Parcours.Diagnostics;
using Parcours.Expressions;
using Expression = System.Linq.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Objects of the row: reading their members, and making new ones.</summary>
internal sealed partial class Translator
{
    /// <summary>The body of the lambda as the row that it gives: values that would be null where C# has none are refused.</summary>
    public Value Output(Expression node)
    {
        Value value = Translate(node);
        if (value is ConstantValue constant)
        {
            return AsScalar(constant, node);
        }

        if (value is not ScalarValue scalar || ClrTypes.CanBeNull(node.Type) || !scalar.Expression.Nullable || scalar.Asserted)
        {
            return value;
        }

        string reason = scalar.Expression is ColumnExpression ? "its row may be missing" : "something in it may be";
        throw Errors.MayBeMissing(LambdaPrinter.Print(_root), LambdaPrinter.Print(node), ClrTypes.Name(node.Type), reason);
    }

    private Value Member(MemberExpression node)
    {
        if (node.Expression is null || !_reading.Contains(node.Expression))
        {
            return Constant(node);
        }

        Value owner = Translate(node.Expression);
        string name = node.Member.Name;
        switch (owner)
        {
            case ObjectValue o:
                Part part = o.Find(name) ?? throw Refuse(
                    node,
                    $"{ClrTypes.Name(o.Type)} has no column behind '{name}': a computed member cannot run inside the engine.",
                    "Write what it computes in the lambda itself.");
                return o.Presence is { } presence && part.Value is ScalarValue { Expression.Nullable: true } member && _present.Contains(presence)
                    ? member with { Asserted = true }
                    : part.Value;
            case RowsValue { Key: { } key } when name == nameof(Group<,>.Key):
                return key;
            case ScalarValue scalar when Nullable.GetUnderlyingType(node.Expression.Type) is not null:
                return name == "HasValue"
                    ? new ScalarValue(typeof(bool), CallExpression.Call(Function.IsNotNull, scalar.Expression))
                    : scalar with { Type = node.Type, Asserted = true };
            case ScalarValue scalar:
                return TextMethods.Member(node, scalar) ?? DateMethods.Member(node, scalar) ?? throw Refuse(
                    node,
                    $"the engine has nothing for member '{name}' of {ClrTypes.Name(scalar.Type)}.",
                    "Compute it on the rows after ToListAsync, or from what the engine knows: Length of text; Year, Month, Day, DayOfWeek, DayOfYear, DayNumber of dates.");
            default:
                throw Refuse(node, $"'{name}' is not a column.", "Ask for an aggregate of the rows: Count(), Sum(…), Min(…) and so on.");
        }
    }

    private ObjectValue New(NewExpression node)
    {
        if (node.Constructor is not { } constructor || ClrTypes.Of(node.Type) is not null)
        {
            throw Refuse(node, $"a {ClrTypes.Name(node.Type)} cannot be made of columns.", "For dates use AddDays, AddMonths and AddYears; a constant date may be captured.");
        }

        return Made(node, constructor, node.Arguments, i => node.Members?[i].Name ?? constructor.GetParameters()[i].Name!);
    }

    private ObjectValue Made(Expression node, MethodBase maker, ReadOnlyCollection<Expression> arguments, Func<int, string> name)
    {
        ImmutableArray<Part>.Builder parts = ImmutableArray.CreateBuilder<Part>();
        for (int i = 0; i < arguments.Count; i++)
        {
            parts.Add(new Part(name(i), Output(arguments[i])));
        }

        return parts.Count > 0
            ? new ObjectValue(node.Type, maker, parts.ToImmutable())
            : throw Refuse(node, "it holds nothing of the row.", "Give it at least one member.");
    }

    private ObjectValue MemberInit(MemberInitExpression node)
    {
        ImmutableArray<Part>.Builder parts = ImmutableArray.CreateBuilder<Part>();
        if (node.NewExpression.Arguments.Count > 0)
        {
            parts.AddRange(New(node.NewExpression).Parts);
        }

        foreach (MemberBinding binding in node.Bindings)
        {
            if (binding is not MemberAssignment assignment)
            {
                throw Refuse(node, $"'{binding.Member.Name}' is filled, not set.", "Set each member to one value.");
            }

            parts.Add(new Part(binding.Member.Name, Output(assignment.Expression), binding.Member));
        }

        return node.NewExpression.Constructor is { } constructor
            ? new ObjectValue(node.Type, constructor, parts.ToImmutable())
            : throw Refuse(node, $"{ClrTypes.Name(node.Type)} has no constructor.", "Use a record, a class or an anonymous type.");
    }
}
