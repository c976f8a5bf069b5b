using Apache.Arrow;

namespace Parcours.Cli.Output;

/// <summary>A column made from the properties of objects, so that what the tool says of itself goes out by the same way as data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Build">Makes the column from the rows.</param>
internal sealed record GridColumn<T>(string Name, Func<IReadOnlyList<T>, IArrowArray> Build);
