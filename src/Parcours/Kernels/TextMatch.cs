using Parcours.Columns;

namespace Parcours.Kernels;

/// <summary>Searches in texts, by their UTF-8 bytes; the empty text is a part of every text.</summary>
internal static unsafe class TextMatch
{
    internal static void StartsWith(TextView* values, int count, TextView part, ulong* to) =>
        LaneTests.ToBitmapScalar(new Starts(values, part), count, to);

    internal static void EndsWith(TextView* values, int count, TextView part, ulong* to) =>
        LaneTests.ToBitmapScalar(new Ends(values, part), count, to);

    internal static void Contains(TextView* values, int count, TextView part, ulong* to) =>
        LaneTests.ToBitmapScalar(new Holds(values, part), count, to);

    private readonly struct Starts(TextView* values, TextView part) : IValueTest
    {
        private readonly TextView* _values = values;

        public bool Test(int i) => _values[i].Span.StartsWith(part.Span);
    }

    private readonly struct Ends(TextView* values, TextView part) : IValueTest
    {
        private readonly TextView* _values = values;

        public bool Test(int i) => _values[i].Span.EndsWith(part.Span);
    }

    private readonly struct Holds(TextView* values, TextView part) : IValueTest
    {
        private readonly TextView* _values = values;

        public bool Test(int i) => _values[i].Span.IndexOf(part.Span) >= 0;
    }
}
