using Parcours.Columns;
using Parcours.Import;

namespace Parcours.Tests.Import;

public sealed unsafe class ProvisionalDictionaryTests
{
    [Fact]
    public void Threads_that_meet_the_same_values_give_them_the_same_numbers()
    {
        var budget = new ImportBudget(1 << 30);
        using (var integers = new IntegerDictionary("i", budget))
        using (var texts = new TextDictionary("t", budget))
        {
            Parallel.For(0, 4, thread =>
            {
                var random = new Random(thread);
                using var vector = new LaneVector(budget);
                for (int round = 0; round < 20; round++)
                {
                    vector.Begin(1000);
                    byte* text = vector.Bytes(16_000);
                    for (int i = 0; i < vector.Rows; i++)
                    {
                        int value = random.Next(20_000);
                        vector.Lanes[i] = value * 7L;
                        _ = System.Buffers.Text.Utf8Formatter.TryFormat(value, new Span<byte>(text, 16), out int length);
                        vector.Views[i] = new TextView(text, length);
                        text += 16;
                    }

                    Assert.True(integers.Encode(vector));
                    Assert.All(Enumerable.Range(0, vector.Rows), i => Assert.Equal(vector.Lanes[i], integers.Value((int)vector.Codes[i])));
                    Assert.True(texts.Encode(vector));
                    Assert.All(Enumerable.Range(0, vector.Rows), i => Assert.True(texts.Value((int)vector.Codes[i]).Span.SequenceEqual(vector.Views[i].Span)));
                }
            });

            Assert.Equal(integers.Count, Enumerable.Range(0, integers.Count).Select(integers.Value).Distinct().Count());
            int[] sorted = SortedValues.Of(texts);
            Assert.All(Enumerable.Range(1, sorted.Length - 1), i => Assert.True(texts.Value(sorted[i - 1]).Span.SequenceCompareTo(texts.Value(sorted[i]).Span) < 0));
        }

        Assert.Equal(0, budget.Used);
    }
}
