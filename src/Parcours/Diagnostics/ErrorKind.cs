namespace Parcours;

/// <summary>Where the cause of an error lies.</summary>
public enum ErrorKind
{
    /// <summary>The question cannot be answered as it is asked.</summary>
    Question,

    /// <summary>An argument, an option or a path is wrong.</summary>
    Usage,

    /// <summary>Input to import is not as it must be.</summary>
    Input,

    /// <summary>Stored data are damaged or missing.</summary>
    Damage,

    /// <summary>A limit was met: memory, disk, size.</summary>
    Limit,
}
