using Parcours.Columns;

namespace Parcours.Storage;

/// <summary>The keys of the patients of a bucket, by ordinal.</summary>
internal sealed unsafe class PatientKeys
{
    private PatientKeys() { }
    public int Count => throw new NotImplementedException();
    public bool IsText => throw new NotImplementedException();
    public long Int64(int ordinal) => throw new NotImplementedException();
    public ReadOnlySpan<byte> Text(int ordinal) => throw new NotImplementedException();
    public bool TryFind(long key, out int ordinal) => throw new NotImplementedException();
    public bool TryFind(ReadOnlySpan<byte> key, out int ordinal) => throw new NotImplementedException();
    public void Gather(int* ordinals, int count, long* to) => throw new NotImplementedException();
    public void Gather(int* ordinals, int count, TextView* to) => throw new NotImplementedException();
}
