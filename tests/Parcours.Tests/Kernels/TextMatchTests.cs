using System.Text;
using CsCheck;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class TextMatchTests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["abé\u4e2d"], 0, 4];

    [Fact]
    public void Texts_are_tested_by_their_bytes() => Gen.Select(Texts.Array[0, 200], Texts, Gen.Enum<CompareOp>()).Sample(
        (texts, operand, op) =>
        {
            using var memory = new Buffer<byte>(Encoding.UTF8.GetBytes(string.Concat(texts) + operand + string.Concat(texts.Reverse())));
            using Buffer<TextView> values = Views(memory, texts, 0, out int end);
            using Buffer<TextView> one = Views(memory, [operand], end, out end);
            using Buffer<TextView> others = Views(memory, [.. texts.Reverse()], end, out _);
            using var actual = new Buffer<ulong>(Bitmap.Words(texts.Length));

            TextMatch.StartsWith(values, texts.Length, one.Span[0], actual);
            Cases.AssertBits(actual.Span, texts.Length, i => texts[i].StartsWith(operand, StringComparison.Ordinal));
            TextMatch.EndsWith(values, texts.Length, one.Span[0], actual);
            Cases.AssertBits(actual.Span, texts.Length, i => texts[i].EndsWith(operand, StringComparison.Ordinal));
            TextMatch.Contains(values, texts.Length, one.Span[0], actual);
            Cases.AssertBits(actual.Span, texts.Length, i => texts[i].Contains(operand, StringComparison.Ordinal));

            Compare.ToBitmap(Simd.Best, op, values, texts.Length, one.Span[0], actual);
            Cases.AssertBits(actual.Span, texts.Length, i => Expected(op, texts[i], operand));
            Compare.ToBitmap(Simd.Best, op, values.Pointer, others.Pointer, texts.Length, actual);
            Cases.AssertBits(actual.Span, texts.Length, i => Expected(op, texts[i], texts[^(i + 1)]));
        },
        iter: Cases.Number,
        threads: 1);

    // Without surrogates the order of UTF-16 is that of the code points.
    private static bool Expected(CompareOp op, string left, string right) => op switch
    {
        CompareOp.Equal => left == right,
        CompareOp.NotEqual => left != right,
        CompareOp.Less => string.CompareOrdinal(left, right) < 0,
        CompareOp.LessOrEqual => string.CompareOrdinal(left, right) <= 0,
        CompareOp.Greater => string.CompareOrdinal(left, right) > 0,
        _ => string.CompareOrdinal(left, right) >= 0,
    };

    private static Buffer<TextView> Views(Buffer<byte> memory, string[] texts, int start, out int end)
    {
        var views = new Buffer<TextView>(texts.Length);
        for (int i = 0; i < texts.Length; i++)
        {
            int length = Encoding.UTF8.GetByteCount(texts[i]);
            views.Span[i] = new(memory.Pointer + start, length);
            start += length;
        }

        end = start;
        return views;
    }
}
