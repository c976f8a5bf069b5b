using System.Collections.Immutable;

namespace Parcours.Operators.Timelines;

/// <summary>What the timeline joins have in common: how the sides are read.</summary>
/// <param name="Right">The right side, with the columns of a <see cref="PatientChunk"/>.</param>
/// <param name="RightColumns">How its columns are kept.</param>
/// <param name="Intervals">Whether right rows have an end.</param>
/// <param name="Length">How long after their start all of them end; null where each has an end of its own.</param>
/// <param name="Left">Where the left rows come from.</param>
/// <param name="PatientColumn">The place of the patient in a left batch.</param>
/// <param name="Keys">Keys beside the patient.</param>
internal sealed record TimelineJoin(
    Pipeline Right, ImmutableArray<StoreColumn?> RightColumns, bool Intervals, long? Length, PatientSource Left, int PatientColumn, ImmutableArray<JoinKey> Keys);
