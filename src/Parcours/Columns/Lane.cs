namespace Parcours.Columns;

/// <summary>How values lie in memory while they are computed on. Five forms serve all thirteen kinds.</summary>
internal enum Lane : byte
{
    /// <summary>One bit a value, least significant first, in 64-bit words: booleans.</summary>
    Bit,

    /// <summary>32-bit integers: small integers, dates as days since 1970-01-01, codes of a dictionary.</summary>
    Int32,

    /// <summary>64-bit integers: int64, scaled decimals, timestamps.</summary>
    Int64,

    /// <summary>Doubles; a float is widened, which loses nothing.</summary>
    Float64,

    /// <summary>A <see cref="TextView"/> of 16 bytes a value: text and bytes.</summary>
    Text,
}
