namespace Parcours.Linq;

/// <summary>What a part of a lambda stands for, while it is translated.</summary>
/// <param name="Type">Its type in the lambda.</param>
internal abstract record Value(Type Type);
