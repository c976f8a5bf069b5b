namespace Parcours.Interchange.Csv.Fields;

/// <summary>Reads one kind of value from the bytes of a field. A struct, so that each column gets a loop of its own.</summary>
internal interface IFieldParser<T>
{
    /// <summary>Why a field that cannot be read is rejected.</summary>
    string Reason { get; }

    /// <summary>Reads a field that is not empty, without quotes or spaces around it.</summary>
    bool TryParse(ReadOnlySpan<byte> text, out T value);
}
