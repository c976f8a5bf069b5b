using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>Damage is found and named, and never makes a wrong answer or a crash.</summary>
public sealed class DamageTests
{
    private static readonly int s_cases = int.TryParse(Environment.GetEnvironmentVariable("PARCOURS_CASES"), out int n) ? n : 400;
    private static readonly MemoryObjectStore s_whole = Make();
    private static readonly List<string> s_rows = Rows(s_whole);

    [Fact]
    public void A_whole_dataset_is_clean()
    {
        using DatasetStore store = DatasetStore.Open(s_whole.Copy());
        VerifyReport report = store.Verify();
        Assert.True(report.IsClean, string.Join("; ", report.Findings.Select(f => f.Message)));
        Assert.True(report.Pages > 20 && report.Rows > 3000 && report.Files > 8 && report.Snapshots == 3);
    }

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        var random = new Random(5);
        string[] names = [.. s_whole.Objects.Keys.Order(StringComparer.Ordinal)];
        for (int i = 0; i < s_cases; i++)
        {
            MemoryObjectStore objects = s_whole.Copy();
            string name = names[i % names.Length];
            byte[] bytes = objects.Objects[name];
            int bit = random.Next(bytes.Length * 8);
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
            Assert.False(IsClean(objects), $"bit {bit} of {name} was flipped, and nothing was found");
            ReadOrDamage(objects, $"bit {bit} of {name}");
        }
    }

    [Fact]
    public void A_segment_cut_anywhere_is_found()
    {
        string name = s_whole.Objects.Keys.First(k => k.StartsWith("buckets/", StringComparison.Ordinal));
        byte[] whole = s_whole.Objects[name];
        MemoryObjectStore objects = s_whole.Copy();
        for (int length = 0; length < whole.Length; length += whole.Length > 20000 ? 7 : 1)
        {
            objects.Objects[name] = whole[..length];
            ParcoursException error = Assert.Throws<ParcoursException>(() => Rows(objects));
            Assert.Equal(ErrorKind.Damage, error.Kind);
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_file_is_found()
    {
        foreach (string name in s_whole.Objects.Keys)
        {
            MemoryObjectStore objects = s_whole.Copy();
            objects.Delete(name);
            if (name == SnapshotDocument.FileOf(0) || name == SnapshotDocument.FileOf(1))
            {
                continue;
            }

            Assert.False(IsClean(objects) && Rows(objects).SequenceEqual(s_rows), $"{name} is missing, and nothing was found");
        }
    }

    [Fact]
    public void Damage_names_the_file_the_column_and_the_block()
    {
        MemoryObjectStore objects = s_whole.Copy();
        string name = objects.Objects.Keys.First(k => k.StartsWith("buckets/", StringComparison.Ordinal));
        using (DatasetStore store = DatasetStore.Open(objects))
        {
            objects.Objects[name][FirstPageOf(store, name, "amount")] ^= 1;
        }

        ParcoursException error = Assert.Throws<ParcoursException>(() => Rows(objects));
        Assert.Equal("PRC0102", error.Id);
        Assert.Contains($"'{name}' is damaged in table 'acts', column 'amount', block 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_made_to_harm_lead_nowhere_outside_the_file()
    {
        // The checksums are put right after the change, so that only the checks of lengths and offsets stand in the way.
        var random = new Random(11);
        string[] names = [.. s_whole.Objects.Keys.Where(k => k.EndsWith(".seg", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        for (int i = 0; i < s_cases; i++)
        {
            MemoryObjectStore objects = s_whole.Copy();
            string name = names[i % names.Length];
            ResealedSegment.Change(objects.Objects[name], random);
            ReadOrDamage(objects, name, ResealedSegment.FooterChecksum(objects.Objects[name]));
        }
    }

    private static unsafe long FirstPageOf(DatasetStore store, string name, string column)
    {
        SegmentRecord record = store.Current.Document.Segments.Single(s => s.File == name);
        using SegmentFile segment = SegmentFile.Open(store.Objects, record);
        return (long)segment.Page(segment.Sections["acts"].Columns[column].FirstPage)->Offset;
    }

    private static bool IsClean(MemoryObjectStore objects)
    {
        try
        {
            using DatasetStore store = DatasetStore.Open(objects);
            return store.Verify().IsClean;
        }
        catch (ParcoursException)
        {
            return false;
        }
    }

    // Reading what is damaged gives the right rows (the damage lies elsewhere) or an error of damage, and nothing else.
    private static void ReadOrDamage(MemoryObjectStore objects, string what, ulong? footer = null)
    {
        try
        {
            List<string> rows = Rows(objects, footer is null ? null : (what, footer.Value));
            Assert.True(footer is not null || rows.SequenceEqual(s_rows), what + ": wrong rows");
        }
        catch (ParcoursException e)
        {
            Assert.True(e.Kind == ErrorKind.Damage || e.Id is "PRC0103" or "PRC0104", e.Message);
        }
    }

    private static List<string> Rows(MemoryObjectStore objects, (string Name, ulong Footer)? resealed = null)
    {
        using DatasetStore store = DatasetStore.Open(objects);
        if (resealed is null)
        {
            return Claims.Read(store.Current);
        }

        SegmentRecord record = store.Current.Document.Segments.Single(s => s.File == resealed.Value.Name) with { Checksum = resealed.Value.Footer };
        using SegmentFile segment = SegmentFile.Open(objects, record);
        ResealedSegment.ReadAll(segment);
        return [];
    }

    private static MemoryObjectStore Make()
    {
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), 2);
        Claims.Write(store, Claims.Random(1, 100, 2500));
        Claims.Write(store, Claims.Random(2, 150, 1500));
        return objects;
    }
}
