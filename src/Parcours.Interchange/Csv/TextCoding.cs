namespace Parcours.Interchange.Csv;

/// <summary>How the bytes of a text beyond ASCII are to be taken.</summary>
internal enum TextCoding
{
    /// <summary>As UTF-8; anything else is an error of its line.</summary>
    Utf8,

    /// <summary>As Windows-1252.</summary>
    Windows1252,
}
