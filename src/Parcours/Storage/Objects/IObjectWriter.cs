namespace Parcours.Storage;

/// <summary>An object being written. Nobody sees it before <see cref="Complete"/>; disposed without it, nothing is left.</summary>
internal interface IObjectWriter : IDisposable
{
    /// <summary>The bytes written so far.</summary>
    long Position { get; }

    /// <summary>Adds bytes at the end.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Makes the object durable and visible, at once and only if there is none of its name.</summary>
    /// <exception cref="ObjectExistsException">There is one.</exception>
    void Complete();
}
