namespace Parcours.Storage;
internal sealed class Verifier(IObjectStore store, DatasetDocument dataset, IProgress<StorageProgress>? progress, CancellationToken ct)
{
    public VerifyReport Run() => throw new NotImplementedException($"{store}{dataset}{progress}{ct}");
}
