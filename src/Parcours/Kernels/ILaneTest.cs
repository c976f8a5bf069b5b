namespace Parcours.Kernels;

/// <summary>
/// A question with a form for each level. A struct that implements it makes a loop of <see cref="LaneTests"/> compile into
/// one body without calls.
/// </summary>
internal interface ILaneTest<T> : IValueTest, ITest256<T>, ITest512<T>
    where T : unmanaged;
