namespace Parcours;

/// <summary>An error with an identifier, what was found, what was expected and what to do.</summary>
/// <remarks>The text never holds a value of the data. It may quote the query of its author.</remarks>
public class ParcoursException : Exception
{
    internal ParcoursException(string id, ErrorKind kind, string message, Exception? inner = null)
        : base($"{id}: {message}", inner)
    {
        Id = id;
        Kind = kind;
    }

    /// <summary>The identifier of the error, such as <c>PRC0101</c>; it never changes its meaning.</summary>
    public string Id { get; }

    /// <summary>Where the cause lies: in the question, in the input, in the stored data, or in a limit.</summary>
    public ErrorKind Kind { get; }
}
