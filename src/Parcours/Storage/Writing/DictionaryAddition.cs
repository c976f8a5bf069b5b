namespace Parcours.Storage;

/// <summary>What a commit adds to a dictionary.</summary>
internal sealed class DictionaryAddition(DictionaryRecord record)
{
    private readonly List<byte[]> _texts = [];
    private readonly List<long> _integers = [];

    /// <summary>The dictionary before.</summary>
    public DictionaryRecord Record { get; } = record;

    public bool IsEmpty => _texts.Count + _integers.Count == 0;

    /// <summary>Adds texts; returns the code of the first.</summary>
    public int Add(IReadOnlyList<byte[]> values)
    {
        int first = Record.Count + _texts.Count;
        _texts.AddRange(values);
        return first;
    }

    /// <summary>Adds integers; returns the code of the first.</summary>
    public int Add(IReadOnlyList<long> values)
    {
        int first = Record.Count + _integers.Count;
        _integers.AddRange(values);
        return first;
    }

    /// <summary>Writes the file of what was added; returns the dictionary after.</summary>
    public DictionaryRecord Write(IObjectStore store, string file)
    {
        DictionaryFileRecord written = Record.IsText
            ? DictionaryWriter.Write(store, file, Record.Count, _texts)
            : DictionaryWriter.Write(store, file, Record.Count, _integers);
        return Record with { Files = Record.Files.Add(written) };
    }
}
