namespace Parcours.Kernels;

/// <summary>The binary operations on numbers.</summary>
internal enum ArithmeticOp
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}
