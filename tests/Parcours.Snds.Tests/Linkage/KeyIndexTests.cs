using CsCheck;
using Parcours.Snds.Linkage;
using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Linkage;

public sealed class KeyIndexTests
{
    [Fact]
    public void It_numbers_keys_as_a_dictionary_would() =>
        Gen.Int[0, 300].Select(Gen.Int[0, 3], (low, high) => new UInt128((ulong)high, (ulong)low * 0x1_0000_0000)).Array[0, 500].Sample(
            keys =>
            {
                var index = new KeyIndex();
                var naive = new Dictionary<UInt128, int>();
                foreach (UInt128 key in keys)
                {
                    bool isNew = naive.TryAdd(key, naive.Count);
                    Assert.Equal(naive[key], index.Add(key, out bool added));
                    Assert.Equal(isNew, added);
                }

                Assert.Equal(naive.Count, index.Count);
                Assert.All(naive, pair => Assert.Equal(pair.Value, index.Find(pair.Key)));
                Assert.Equal(-1, index.Find(new UInt128(9, 9)));
            },
            iter: Cases.Count(500));
}
