using Parcours.Columns;

namespace Parcours.Storage;

/// <summary>The values of a dictionary as of a snapshot. A code never changes its meaning.</summary>
internal sealed unsafe class CodeDictionary
{
    private CodeDictionary() { }
    public string Name => throw new NotImplementedException();
    public int Count => throw new NotImplementedException();
    public bool IsText => throw new NotImplementedException();
    public ReadOnlySpan<byte> Text(int code) => throw new NotImplementedException();
    public TextView View(int code) => throw new NotImplementedException();
    public TextView* Views => throw new NotImplementedException();
    public long* Integers => throw new NotImplementedException();
    public int Find(ReadOnlySpan<byte> value) => throw new NotImplementedException();
    public int Find(long value) => throw new NotImplementedException();
    public int* Ranks => throw new NotImplementedException();
    public int* Sorted => throw new NotImplementedException();
    public bool IsSorted => throw new NotImplementedException();
}
