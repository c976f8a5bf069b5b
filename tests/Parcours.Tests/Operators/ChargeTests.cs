using System.Text;
using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Operators;
using Parcours.Operators.Aggregates;

namespace Parcours.Tests.Operators;

/// <summary>What is kept is charged, wherever it lies: a budget that does not see it bounds nothing.</summary>
public sealed unsafe class ChargeTests
{
    private readonly MemoryBudget _budget = new(long.MaxValue);

    [Fact]
    public void Batches_under_way_are_charged()
    {
        using (WorkerContext worker = NewWorker())
        {
            worker.Arena.Allocate(5_000_000);
            Assert.InRange(_budget.Held, 5_000_000, 6_000_000);
        }

        Assert.Equal(0, _budget.Held);
    }

    [Fact]
    public void The_texts_of_an_extreme_are_charged_and_do_not_pile_up()
    {
        using WorkerContext worker = NewWorker();
        using var state = new ExtremeTextState(least: true, _budget);
        int* groups = worker.Arena.Allocate<int>(1000);
        new Span<int>(groups, 1000).Clear();
        for (int i = 0; i < 1000; i++)
        {
            groups[i] = i;
        }

        state.Ensure(1000);
        (int Chunk, long Used) mark = worker.Arena.Mark();
        long before = _budget.Held;
        state.Update(Texts(worker, 1000, i => new string('x', 500)), GroupAssignment.Of(groups), null, 1000, worker);
        Assert.True(_budget.Held - before >= 500_000, "half a million bytes of text were kept, and not charged");

        before = _budget.Held;
        for (char letter = 'w'; letter >= 'a'; letter--)
        {
            worker.Arena.Release(mark);
            state.Update(Texts(worker, 1000, i => new string(letter, 500)), GroupAssignment.Of(groups), null, 1000, worker);
        }

        Assert.Equal(before, _budget.Held);
        Assert.Equal(new string('a', 500), Encoding.UTF8.GetString(state.Result([7], worker.Arena).Text[0].Span));
    }

    [Fact]
    public void Distinct_texts_are_charged_with_the_table_that_finds_them()
    {
        using (var interner = new TextInterner(_budget))
        {
            for (int i = 0; i < 50_000; i++)
            {
                Assert.Equal(i, interner.Intern(Encoding.UTF8.GetBytes($"text {i}")));
            }

            for (int i = 0; i < 50_000; i += 7)
            {
                byte[] text = Encoding.UTF8.GetBytes($"text {i}");
                Assert.Equal((i, i), (interner.Intern(text), interner.Find(text)));
                Assert.True(interner.Text(i).Span.SequenceEqual(text));
            }

            Assert.Equal(-1, interner.Find("text"u8));
            Assert.True(_budget.Held > 50_000 * (sizeof(TextView) + sizeof(int) + 5));
        }

        Assert.Equal(0, _budget.Held);
    }

    [Fact]
    public void Sorting_is_charged_for_its_words_and_places()
    {
        using WorkerContext worker = NewWorker();
        using RowStore rows = Numbers(worker, 10_000);
        long before = _budget.Held;
        using RowStore sorted = RowSorter.First(rows, [new SortColumn(0, true, false)], long.MaxValue, worker);
        Assert.True(_budget.Peak - before > 10_000 * (8 + 8 + 4), "the words and places of a sort were not charged");
        Assert.Equal(9_999, sorted.Column(0).Int64[0]);
    }

    [Fact]
    public void A_sort_that_runs_out_of_memory_in_the_midst_of_comparing_says_so()
    {
        var budget = new MemoryBudget(1_200_000);
        using var worker = new WorkerContext(SimdLevel.Scalar, 2048, budget, CancellationToken.None);
        using (var rows = new RowStore([new StoreColumn(Lane.Int64, null), new StoreColumn(Lane.Int64, null)], budget, "Test"))
        {
            Vector same = Values(worker, 20_000, _ => 1);
            rows.Append([same, Values(worker, 20_000, i => i)], 20_000);

            // Room for the places and the first words, which are all equal, not for the words of the second key.
            using Reservation most = budget.Hold(1_200_000 - budget.Held - (20_000 * (4 + 8 + 8)) - 1000, "Test");
            Assert.Equal("PRC0401", Assert.Throws<ParcoursException>(() => RowSorter.First(rows, [new SortColumn(0, false, false), new SortColumn(1, false, false)], 10, worker)).Id);
        }
    }

    [Fact]
    public void More_rows_than_can_be_numbered_are_an_error_with_a_name()
    {
        using var rows = new RowStore([null], _budget, "The right side of a join");
        rows.Append([default], int.MaxValue);
        var error = Assert.Throws<ParcoursException>(() => rows.Append([default], 1));
        Assert.Equal(("PRC0406", ErrorKind.Limit), (error.Id, error.Kind));
        Assert.StartsWith("PRC0406: The right side of a join", error.Message, StringComparison.Ordinal);
        Assert.Equal(int.MaxValue, Limits.Int32(int.MaxValue, "x"));
        Assert.Equal("PRC0406", Assert.Throws<ParcoursException>(() => Limits.Int32(1L << 31, "x")).Id);
    }

    private WorkerContext NewWorker() => new(SimdLevel.Scalar, 2048, _budget, CancellationToken.None);

    private RowStore Numbers(WorkerContext worker, int count)
    {
        var rows = new RowStore([new StoreColumn(Lane.Int64, null)], _budget, "Test");
        rows.Append([Values(worker, count, i => i)], count);
        return rows;
    }

    private static Vector Values(WorkerContext worker, int count, Func<int, long> value)
    {
        var vector = new Vector { Lane = Lane.Int64, Values = worker.Arena.Allocate<long>(count) };
        for (int i = 0; i < count; i++)
        {
            vector.Int64[i] = value(i);
        }

        return vector;
    }

    private static Vector Texts(WorkerContext worker, int count, Func<int, string> value)
    {
        var vector = new Vector { Lane = Lane.Text, Values = worker.Arena.Allocate<TextView>(count) };
        for (int i = 0; i < count; i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(value(i));
            byte* to = (byte*)worker.Arena.Allocate(bytes.Length);
            bytes.CopyTo(new Span<byte>(to, bytes.Length));
            vector.Text[i] = new TextView(to, bytes.Length);
        }

        return vector;
    }
}
