using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Parcours.Results;

namespace Parcours.Linq;

/// <summary>Writes an expression tree as its author wrote it, or near enough to be recognised: captured variables by their name, no conversions that the compiler added.</summary>
internal static class LambdaPrinter
{
    public static string Print(Expression node) => node switch
    {
        LambdaExpression lambda => Lambda(lambda),
        ParameterExpression parameter => parameter.Name ?? "_",
        ConstantExpression constant => Constant(constant.Value, constant.Type),
        MemberExpression member => Member(member),
        UnaryExpression unary => Unary(unary),
        BinaryExpression binary => Binary(binary),
        ConditionalExpression conditional => $"{Operand(conditional.Test)} ? {Print(conditional.IfTrue)} : {Print(conditional.IfFalse)}",
        MethodCallExpression call => Call(call),
        NewExpression created => New(created),
        MemberInitExpression init => MemberInit(init),
        NewArrayExpression array => $"[{List(array.Expressions)}]",
        InvocationExpression invocation => $"{Print(invocation.Expression)}({List(invocation.Arguments)})",
        TypeBinaryExpression test => $"{Operand(test.Expression)} is {ClrTypes.Name(test.TypeOperand)}",
        DefaultExpression => "default",
        _ => node.ToString(),
    };

    /// <summary>Whether the compiler made the parameter, to carry several range variables of query syntax.</summary>
    public static bool IsTransparent(string? name) => name is not null && name.StartsWith("<>", StringComparison.Ordinal);

    private static string Lambda(LambdaExpression lambda)
    {
        string body = Print(lambda.Body);
        if (lambda.Parameters.Any(p => IsTransparent(p.Name)))
        {
            return body;
        }

        return lambda.Parameters.Count == 1
            ? $"{lambda.Parameters[0].Name} => {body}"
            : $"({string.Join(", ", lambda.Parameters.Select(p => p.Name))}) => {body}";
    }

    private static string Member(MemberExpression member) => member.Expression switch
    {
        null => $"{ClrTypes.Name(member.Member.DeclaringType!)}.{member.Member.Name}",
        // A captured variable is a field of a class that the compiler made; `this` is one as well.
        ConstantExpression { Type: var type } when type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) => Captured(member.Member.Name),
        ConstantExpression => member.Member.Name,
        ParameterExpression parameter when IsTransparent(parameter.Name) => member.Member.Name,
        MemberExpression { Member.Name: var name } when IsTransparent(name) => member.Member.Name,
        var instance => $"{Operand(instance)}.{member.Member.Name}",
    };

    private static string Captured(string field) => field.Contains("__this", StringComparison.Ordinal) ? "this" : field;

    private static string Unary(UnaryExpression unary) => unary.NodeType switch
    {
        ExpressionType.Not => $"!{Operand(unary.Operand)}",
        ExpressionType.Negate or ExpressionType.NegateChecked => $"-{Operand(unary.Operand)}",
        ExpressionType.Quote => Print(unary.Operand),
        ExpressionType.ArrayLength => $"{Operand(unary.Operand)}.Length",
        ExpressionType.TypeAs => $"{Operand(unary.Operand)} as {ClrTypes.Name(unary.Type)}",
        ExpressionType.Convert or ExpressionType.ConvertChecked when IsImplicit(unary) => Print(unary.Operand),
        ExpressionType.Convert or ExpressionType.ConvertChecked => $"({ClrTypes.Name(unary.Type)}){Operand(unary.Operand)}",
        _ => unary.ToString(),
    };

    /// <summary>Conversions that C# does without being asked, and those between an enum and its number.</summary>
    private static bool IsImplicit(UnaryExpression conversion)
    {
        Type from = ClrTypes.Underlying(conversion.Operand.Type);
        Type to = ClrTypes.Underlying(conversion.Type);
        bool losesNull = ClrTypes.CanBeNull(conversion.Operand.Type) && !ClrTypes.CanBeNull(conversion.Type);
        return !losesNull
            && (from == to && conversion.Operand is ConstantExpression
                || from.IsEnum
                || from == typeof(char)
                || !to.IsValueType
                || conversion.Method?.Name == "op_Implicit"
                || from != to && ClrTypes.Of(from) is { IsInteger: true } f && ClrTypes.Of(to) is { IsNumeric: true } t && f.Kind < t.Kind);
    }

    private static string Binary(BinaryExpression binary)
    {
        string? symbol = binary.NodeType switch
        {
            ExpressionType.Add or ExpressionType.AddChecked => "+",
            ExpressionType.Subtract or ExpressionType.SubtractChecked => "-",
            ExpressionType.Multiply or ExpressionType.MultiplyChecked => "*",
            ExpressionType.Divide => "/",
            ExpressionType.Modulo => "%",
            ExpressionType.Equal => "==",
            ExpressionType.NotEqual => "!=",
            ExpressionType.LessThan => "<",
            ExpressionType.LessThanOrEqual => "<=",
            ExpressionType.GreaterThan => ">",
            ExpressionType.GreaterThanOrEqual => ">=",
            ExpressionType.AndAlso => "&&",
            ExpressionType.OrElse => "||",
            ExpressionType.And => "&",
            ExpressionType.Or => "|",
            ExpressionType.ExclusiveOr => "^",
            ExpressionType.LeftShift => "<<",
            ExpressionType.RightShift => ">>",
            ExpressionType.Coalesce => "??",
            _ => null,
        };
        if (binary.NodeType == ExpressionType.ArrayIndex)
        {
            return $"{Operand(binary.Left)}[{Print(binary.Right)}]";
        }

        return symbol is null ? binary.ToString() : $"{Side(binary.Left, binary.Right)} {symbol} {Side(binary.Right, binary.Left)}";
    }

    /// <summary>One side of an operator; a number is written as the enum or the character that the other side is.</summary>
    private static string Side(Expression side, Expression other) =>
        (side, other) switch
        {
            (ConstantExpression { Value: { } value }, UnaryExpression { NodeType: ExpressionType.Convert, Operand.Type: var type }) when ClrTypes.Underlying(type).IsEnum =>
                $"{ClrTypes.Underlying(type).Name}.{Enum.ToObject(ClrTypes.Underlying(type), value)}",
            (ConstantExpression { Value: int code }, UnaryExpression { NodeType: ExpressionType.Convert, Operand.Type: var type }) when type == typeof(char) => $"'{(char)code}'",
            _ => Operand(side),
        };

    private static string Operand(Expression node) => node switch
    {
        BinaryExpression { NodeType: not ExpressionType.ArrayIndex } or ConditionalExpression or LambdaExpression => $"({Print(node)})",
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } unary when IsImplicit(unary) => Operand(unary.Operand),
        _ => Print(node),
    };

    private static string Call(MethodCallExpression call)
    {
        MethodInfo method = call.Method;
        if (method.Name == "op_Implicit")
        {
            return Print(call.Arguments[0]);
        }

        if (call.Object is not null)
        {
            return method.Name is "get_Item" or "get_Chars"
                ? $"{Operand(call.Object)}[{List(call.Arguments)}]"
                : $"{Receiver(call.Object)}{method.Name}({List(call.Arguments)})";
        }

        bool isExtension = method.IsDefined(typeof(ExtensionAttribute), inherit: false);
        return isExtension
            ? $"{Receiver(call.Arguments[0])}{method.Name}({Spread(call.Arguments.Skip(1).ToList())})"
            : $"{ClrTypes.Name(method.DeclaringType!)}.{method.Name}({List(call.Arguments)})";
    }

    private static string Receiver(Expression receiver) =>
        receiver is ConstantExpression { Type: var type } && ClrTypes.Of(type) is null ? "" : Operand(receiver) + ".";

    private static string New(NewExpression created)
    {
        if (!TypeNames.IsAnonymous(created.Type))
        {
            return $"new {ClrTypes.Name(created.Type)}({List(created.Arguments)})";
        }

        ReadOnlyCollection<MemberInfo>? members = created.Members;
        IEnumerable<string> parts = created.Arguments.Select((a, i) =>
        {
            string text = Print(a);
            string name = members is null ? "" : members[i].Name;
            return text == name || text.EndsWith("." + name, StringComparison.Ordinal) ? text : $"{name} = {text}";
        });
        return $"new {{ {string.Join(", ", parts)} }}";
    }

    private static string MemberInit(MemberInitExpression init)
    {
        string arguments = init.NewExpression.Arguments.Count == 0 ? "" : $"({List(init.NewExpression.Arguments)})";
        IEnumerable<string> bindings = init.Bindings.Select(b => b is MemberAssignment a ? $"{b.Member.Name} = {Print(a.Expression)}" : b.Member.Name);
        return $"new {ClrTypes.Name(init.Type)}{arguments} {{ {string.Join(", ", bindings)} }}";
    }

    private static string Spread(List<Expression> arguments) =>
        arguments is [NewArrayExpression { NodeType: ExpressionType.NewArrayInit } values] ? List(values.Expressions) : List(arguments);

    private static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Print));

    private static string Constant(object? value, Type type) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char character => $"'{character}'",
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        Enum named => $"{type.Name}.{named}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => ClrTypes.Name(type),
    };
}
