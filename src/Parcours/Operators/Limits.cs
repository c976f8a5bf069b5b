using Parcours.Diagnostics;

namespace Parcours.Operators;

/// <summary>Counts that must fit 32 bits, in which rows, groups and patients are numbered.</summary>
internal static class Limits
{
    /// <summary>The count as 32 bits.</summary>
    /// <exception cref="ParcoursException">PRC0406: there are too many.</exception>
    public static int Int32(long count, string what) => count <= int.MaxValue ? (int)count : throw Errors.TooMany(what, int.MaxValue);
}
