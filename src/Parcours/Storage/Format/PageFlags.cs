namespace Parcours.Storage;

/// <summary>What a page has beside its values. The bits are part of the format.</summary>
[Flags]
internal enum PageFlags : byte
{
    None = 0,

    /// <summary>The page begins with a bitmap of the rows that hold a value.</summary>
    Validity = 1,

    /// <summary>The whole page, bitmap and values, is one LZ4 block.</summary>
    Lz4 = 2,

    /// <summary>The least and the greatest value are known.</summary>
    Range = 4,
}
