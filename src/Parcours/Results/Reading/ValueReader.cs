using Apache.Arrow;

namespace Parcours.Results;

/// <summary>Reads values of a caller's type from the rows of a batch.</summary>
internal abstract class ValueReader
{
    /// <summary>Takes the next batch.</summary>
    public abstract void Load(RecordBatch batch);

    /// <summary>The value of a row as an object.</summary>
    public abstract object? Box(int row);
}

/// <summary>Reads values of one type without boxing them.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class ValueReader<T> : ValueReader
{
    /// <summary>The value of a row.</summary>
    public abstract T Get(int row);
}
