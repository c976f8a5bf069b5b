using Parcours.Storage;

namespace Parcours.Tests.Storage;

public sealed unsafe class LocalObjectStoreTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "parcours-tests-" + Guid.NewGuid().ToString("N"));
    private readonly LocalObjectStore _store;

    public LocalObjectStoreTests() => _store = new(_folder);

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void An_object_is_not_there_before_it_is_complete()
    {
        using (IObjectWriter writer = _store.Create("a/b/c"))
        {
            writer.Write("hello"u8);
            Assert.Equal(5, writer.Position);
            Assert.Empty(_store.List("a/"));
            Assert.Throws<FileNotFoundException>(() => _store.Read("a/b/c"));
            writer.Complete();
        }

        Assert.Equal([new StoredObject("a/b/c", 5)], _store.List("a/"));
        Assert.Equal("hello"u8.ToArray(), _store.Read("a/b/c"));
    }

    [Fact]
    public void A_writer_disposed_before_it_is_complete_leaves_nothing()
    {
        using (IObjectWriter writer = _store.Create("a/x"))
        {
            writer.Write("hello"u8);
        }

        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_second_of_two_writers_of_one_name_is_told_and_changes_nothing()
    {
        using IObjectWriter first = _store.Create("a/x");
        using IObjectWriter second = _store.Create("a/x");
        first.Write("first"u8);
        second.Write("second"u8);
        first.Complete();
        Assert.Equal("a/x", Assert.Throws<ObjectExistsException>(second.Complete).Name);
        Assert.Equal("first"u8.ToArray(), _store.Read("a/x"));
        Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Many_writers_of_one_name_have_one_winner()
    {
        int winners = 0;
        Parallel.For(0, 16, i =>
        {
            using IObjectWriter writer = _store.Create("a/x");
            writer.Write([(byte)i]);
            try
            {
                writer.Complete();
                Interlocked.Increment(ref winners);
            }
            catch (ObjectExistsException)
            {
            }
        });
        Assert.Equal(1, winners);
    }

    [Fact]
    public void A_mapped_object_is_its_bytes_even_after_it_is_deleted()
    {
        using (IObjectWriter writer = _store.Create("x"))
        {
            writer.Write("0123456789"u8);
            writer.Complete();
        }

        using IMappedObject mapped = _store.Map("x");
        if (!OperatingSystem.IsWindows())
        {
            _store.Delete("x");
            Assert.Empty(_store.List(""));
        }

        Assert.Equal(10, mapped.Length);
        Assert.Equal("0123456789"u8.ToArray(), new ReadOnlySpan<byte>(mapped.Pointer, 10).ToArray());
    }

    [Fact]
    public void An_empty_object_can_be_written_and_mapped()
    {
        using (IObjectWriter writer = _store.Create("x"))
        {
            writer.Complete();
        }

        using IMappedObject mapped = _store.Map("x");
        Assert.Equal(0, mapped.Length);
    }

    [Fact]
    public void Names_are_listed_in_order_and_by_prefix()
    {
        foreach (string name in new[] { "b/2", "a/1", "b/10", "bc/1" })
        {
            using IObjectWriter writer = _store.Create(name);
            writer.Complete();
        }

        Assert.Equal(["b/10", "b/2"], _store.List("b/").Select(o => o.Name));
        Assert.Equal(["b/10", "b/2", "bc/1"], _store.List("b").Select(o => o.Name));
        Assert.Equal(["b/10"], _store.List("b/1").Select(o => o.Name));
        Assert.Empty(_store.List("z/"));
    }

    [Fact]
    public void The_exclusive_lock_waits_for_the_shared_ones()
    {
        Directory.CreateDirectory(_folder);
        using (IDisposable? one = _store.TryLock(exclusive: false))
        using (IDisposable? two = new LocalObjectStore(_folder).TryLock(exclusive: false))
        {
            Assert.NotNull(one);
            Assert.NotNull(two);
            Assert.Null(_store.TryLock(exclusive: true));
        }

        using IDisposable? alone = _store.TryLock(exclusive: true);
        Assert.NotNull(alone);
        Assert.Null(_store.TryLock(exclusive: false));
        Assert.Null(_store.TryLock(exclusive: true));
    }
}
