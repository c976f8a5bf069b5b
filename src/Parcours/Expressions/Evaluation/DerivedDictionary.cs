using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parcours.Columns;

namespace Parcours.Expressions.Evaluation;

/// <summary>Distinct texts computed from the values of another dictionary, in order of their bytes.</summary>
internal sealed unsafe class DerivedDictionary : ValueDictionary
{
    private readonly byte[] _bytes;
    private readonly TextView[] _views;

    private DerivedDictionary(byte[] bytes, TextView[] views) => (_bytes, _views) = (bytes, views);

    public override int Count => _views.Length;

    public override Lane ValueLane => Lane.Text;

    public override bool IsOrdered => true;

    /// <summary>Makes a dictionary of some texts; <paramref name="codes"/> receives the code of each.</summary>
    public static DerivedDictionary Of(IReadOnlyList<byte[]> texts, int[] codes)
    {
        int[] order = [.. Enumerable.Range(0, texts.Count)];
        Array.Sort(order, (a, b) => texts[a].AsSpan().SequenceCompareTo(texts[b]));
        var distinct = new List<byte[]>();
        foreach (int index in order)
        {
            if (distinct.Count == 0 || !distinct[^1].AsSpan().SequenceEqual(texts[index]))
            {
                distinct.Add(texts[index]);
            }

            codes[index] = distinct.Count - 1;
        }

        byte[] bytes = GC.AllocateArray<byte>(distinct.Sum(t => t.Length) + 64, pinned: true);
        TextView[] views = GC.AllocateArray<TextView>(distinct.Count, pinned: true);
        byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(bytes));
        int at = 0;
        for (int i = 0; i < views.Length; i++)
        {
            distinct[i].CopyTo(bytes, at);
            views[i] = new TextView(start + at, distinct[i].Length);
            at += distinct[i].Length;
        }

        return new DerivedDictionary(bytes, views);
    }

    public override void Gather(int* codes, int count, void* to)
    {
        for (int i = 0; i < count; i++)
        {
            ((TextView*)to)[i] = _views[codes[i]];
        }

        // The views point into the bytes: both live at least as long as this call.
        GC.KeepAlive(_bytes);
    }

    public override int Find(ReadOnlySpan<byte> text)
    {
        int low = 0;
        int high = _views.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = _views[middle].Span.SequenceCompareTo(text);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
