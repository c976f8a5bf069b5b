namespace Parcours.Results;

/// <summary>Types as C# writes them, for messages.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> _keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(decimal)] = "decimal",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(char)] = "char",
        [typeof(object)] = "object",
        [typeof(byte[])] = "byte[]",
    };

    /// <summary>The type as C# writes it.</summary>
    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (_keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (IsAnonymous(type))
        {
            return "an anonymous type";
        }

        if (!type.IsGenericType)
        {
            return type.IsArray ? Of(type.GetElementType()!) + "[]" : type.Name;
        }

        string name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    /// <summary>Whether the compiler made the type for <c>new { … }</c>.</summary>
    public static bool IsAnonymous(Type type) =>
        type.Name.StartsWith("<>", StringComparison.Ordinal) && type.Name.Contains("Anonymous", StringComparison.Ordinal);
}
