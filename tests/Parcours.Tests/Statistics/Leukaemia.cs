namespace Parcours.Tests.Statistics;

/// <summary>
/// Weeks of remission of children with leukaemia on 6-mercaptopurine or placebo (Freireich et al., Blood 1963), the worked example of many textbooks.
/// What is expected of them was computed apart from this code, with forty digits, and agrees with what R's survival prints of them.
/// </summary>
internal static class Leukaemia
{
    public static TimeCounts[] Mercaptopurine { get; } =
    [
        new(6, 3, 1), new(7, 1, 0), new(9, 0, 1), new(10, 1, 1), new(11, 0, 1), new(13, 1, 0), new(16, 1, 0), new(17, 0, 1),
        new(19, 0, 1), new(20, 0, 1), new(22, 1, 0), new(23, 1, 0), new(25, 0, 1), new(32, 0, 2), new(34, 0, 1), new(35, 0, 1),
    ];

    public static TimeCounts[] Placebo { get; } =
    [
        new(1, 2, 0), new(2, 2, 0), new(3, 1, 0), new(4, 2, 0), new(5, 2, 0), new(8, 4, 0),
        new(11, 2, 0), new(12, 2, 0), new(15, 1, 0), new(17, 1, 0), new(22, 1, 0), new(23, 1, 0),
    ];
}
