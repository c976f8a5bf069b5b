using System.Text;

namespace Parcours.Interchange.Csv.Fields;

/// <summary>Reads <c>true</c> and <c>false</c> in any case, and <c>1</c> and <c>0</c>.</summary>
internal readonly struct BooleanParser : IFieldParser<bool>
{
    public string Reason => Rejections.NotBoolean;

    public bool TryParse(ReadOnlySpan<byte> text, out bool value)
    {
        value = text is [(byte)'1'] || Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || text is [(byte)'0'] || Ascii.EqualsIgnoreCase(text, "false"u8);
    }
}
