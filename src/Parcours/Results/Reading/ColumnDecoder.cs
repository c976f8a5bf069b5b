using Apache.Arrow;

namespace Parcours.Results;

/// <summary>Turns a column of a batch into values, all at once, so that no call is made a value.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="array">The column.</param>
/// <param name="values">Where the values go; what lies under a null does not matter.</param>
/// <returns>False when the column is of another type than can be read so.</returns>
internal delegate bool ColumnDecoder<T>(IArrowArray array, T[] values);
