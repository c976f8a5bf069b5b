namespace Parcours.Storage;

/// <summary>The bytes of a whole object at an address, until it is disposed.</summary>
internal unsafe interface IMappedObject : IDisposable
{
    /// <summary>The first byte; null for an empty object.</summary>
    byte* Pointer { get; }

    /// <summary>How many bytes may be read from there.</summary>
    long Length { get; }
}
