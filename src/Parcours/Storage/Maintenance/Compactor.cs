namespace Parcours.Storage;
internal sealed class Compactor(DatasetStore store, IProgress<StorageProgress>? progress, CancellationToken ct)
{
    public Snapshot Run(string? name) => throw new NotImplementedException($"{store}{name}{progress}{ct}");
}
