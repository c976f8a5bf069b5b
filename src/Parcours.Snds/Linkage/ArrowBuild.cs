using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Linkage;

/// <summary>Makes Arrow arrays of plain ones.</summary>
internal static class ArrowBuild
{
    /// <summary>Days since 1970-01-01; <see cref="ArrowValues.NoDay"/> is null.</summary>
    public static Date32Array Days(ReadOnlySpan<int> days)
    {
        (ArrowBuffer validity, int nulls) = Validity(days);
        return new Date32Array(new ArrayData(Date32Type.Default, days.Length, nulls, 0, [validity, Copy(days)]));
    }

    public static Int64Array Int64(ReadOnlySpan<long> values) =>
        new(new ArrayData(Int64Type.Default, values.Length, 0, 0, [ArrowBuffer.Empty, Copy(values)]));

    /// <summary>One number for all rows, or null for all.</summary>
    public static Int32Array Constant(int? value, int count)
    {
        int[] values = new int[count];
        System.Array.Fill(values, value ?? ArrowValues.NoDay);
        (ArrowBuffer validity, int nulls) = Validity(values);
        return new Int32Array(new ArrayData(Int32Type.Default, count, nulls, 0, [validity, Copy<int>(values)]));
    }

    /// <summary>Names of persons, each once a batch: rows of one person usually follow each other.</summary>
    public static DictionaryArray Names(ReadOnlySpan<int> persons, PersonIndex index)
    {
        int[] codes = new int[persons.Length];
        var known = new Dictionary<int, int>();
        var names = new StringArray.Builder();
        int previous = -1;
        for (int i = 0; i < persons.Length; i++)
        {
            int person = persons[i];
            if (person == previous)
            {
                codes[i] = codes[i - 1];
                continue;
            }

            ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(known, person, out bool exists);
            if (!exists)
            {
                code = known.Count - 1;
                names.Append(index.NameOf(person));
            }

            (codes[i], previous) = (code, person);
        }

        var indices = new Int32Array(new ArrayData(Int32Type.Default, codes.Length, 0, 0, [ArrowBuffer.Empty, Copy<int>(codes)]));
        return new DictionaryArray(NameType, indices, names.Build());
    }

    public static DictionaryType NameType { get; } = new(Int32Type.Default, StringType.Default, ordered: false);

    public static ArrowBuffer Copy<T>(ReadOnlySpan<T> values)
        where T : unmanaged => new(MemoryMarshal.AsBytes(values).ToArray());

    private static (ArrowBuffer Validity, int Nulls) Validity(ReadOnlySpan<int> values)
    {
        int nulls = values.Count(ArrowValues.NoDay);
        if (nulls == 0)
        {
            return (ArrowBuffer.Empty, 0);
        }

        byte[] bits = new byte[(values.Length + 7) / 8];
        for (int i = 0; i < values.Length; i++)
        {
            bits[i >> 3] |= (byte)((values[i] == ArrowValues.NoDay ? 0 : 1) << (i & 7));
        }

        return (new ArrowBuffer(bits), nulls);
    }
}
