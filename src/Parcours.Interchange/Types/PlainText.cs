using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Types;

/// <summary>Turns codes back into text, for formats that would otherwise hold a dictionary a batch.</summary>
internal static class PlainText
{
    /// <summary>A schema with text in the place of codes.</summary>
    public static Schema Of(Schema schema) => new(
        schema.FieldsList.Select(f => f.DataType is DictionaryType ? new Field(f.Name, StringType.Default, f.IsNullable) : f),
        null);

    /// <summary>A batch with text in the place of codes; it shares the other arrays.</summary>
    public static RecordBatch Of(RecordBatch batch, Schema plain) => new(
        plain,
        batch.Arrays.Select(a => a is DictionaryArray codes ? Dictionaries.DecodeText(codes) : ArrowArrayFactory.BuildArray(a.Data.Retain())),
        batch.Length);
}
