namespace Parcours.Interchange.Csv.Columns;

/// <summary>How the values of a column are written.</summary>
/// <param name="Dates">The forms of dates allowed.</param>
/// <param name="Mark">The decimal mark; 0 for a point or a comma.</param>
/// <param name="Coding">How bytes beyond ASCII are to be taken.</param>
internal readonly record struct ColumnForm(DateForms Dates, byte Mark, TextCoding Coding);
