namespace Parcours.Specification.Chapters;

/// <summary>A word, a sign or a value of a plan's text.</summary>
internal enum TokenKind
{
    Name,
    Sign,
    Text,
    Bytes,
    Date,
    Timestamp,
    Number,
    End,
}
