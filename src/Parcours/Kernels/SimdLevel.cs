namespace Parcours.Kernels;

/// <summary>Which body of a kernel runs. Every level gives the same bytes; only the time differs.</summary>
internal enum SimdLevel
{
    /// <summary>The reference: one value at a time, on any processor.</summary>
    Scalar,

    /// <summary>Vectors of 256 bits: AVX2.</summary>
    Vector256,

    /// <summary>Vectors of 512 bits: AVX-512 with F, BW, CD, DQ and VL; VBMI where a kernel says so.</summary>
    Vector512,
}
