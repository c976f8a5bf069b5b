namespace Parcours.Diagnostics;

/// <summary>Every error that the engine throws is made here, a file an area, so that texts are read side by side.</summary>
internal static partial class Errors
{
    private static ParcoursException Make(string id, ErrorKind kind, string message, Exception? inner = null) =>
        new(id, kind, message, inner);
}
