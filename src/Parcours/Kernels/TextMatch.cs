using Parcours.Columns;

namespace Parcours.Kernels;

/// <summary>Tests of texts by their UTF-8 bytes: ordinal, so that the order is that of the code points.</summary>
internal static unsafe class TextMatch
{
    internal static void StartsWith(TextView* values, int count, TextView part, ulong* to) =>
        ToBitmap<Starts>(values, count, part, to);

    internal static void EndsWith(TextView* values, int count, TextView part, ulong* to) =>
        ToBitmap<Ends>(values, count, part, to);

    internal static void Contains(TextView* values, int count, TextView part, ulong* to) =>
        ToBitmap<Holds>(values, count, part, to);

    internal static void Equal(TextView* values, int count, TextView operand, ulong* to) =>
        ToBitmap<Same>(values, count, operand, to);

    private static void ToBitmap<TMatch>(TextView* values, int count, TextView part, ulong* to)
        where TMatch : struct, IMatch
    {
        for (int start = 0; start < count; start += 64)
        {
            int end = Math.Min(count - start, 64);
            ulong word = 0;
            for (int j = 0; j < end; j++)
            {
                word |= (TMatch.Test(values[start + j].Span, part.Span) ? 1UL : 0UL) << j;
            }

            *to++ = word;
        }
    }

    private interface IMatch
    {
        static abstract bool Test(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part);
    }

    private readonly struct Starts : IMatch
    {
        public static bool Test(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part) => text.StartsWith(part);
    }

    private readonly struct Ends : IMatch
    {
        public static bool Test(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part) => text.EndsWith(part);
    }

    private readonly struct Holds : IMatch
    {
        public static bool Test(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part) => text.IndexOf(part) >= 0;
    }

    private readonly struct Same : IMatch
    {
        public static bool Test(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part) => text.SequenceEqual(part);
    }
}
