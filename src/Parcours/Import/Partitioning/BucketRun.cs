namespace Parcours.Import;

/// <summary>The rows of one bucket in a slice.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Start">Where they begin in <see cref="SliceOrder.Order"/>.</param>
/// <param name="Count">How many they are.</param>
internal readonly record struct BucketRun(int Bucket, int Start, int Count);
