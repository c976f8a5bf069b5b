using Parcours.Interchange.Diagnostics;

namespace Parcours.Interchange.Writing;

/// <summary>Writes a date, the mark that goes with its form, and a time of day.</summary>
internal sealed class TimestampCell(string column, DateForms form) : Cell
{
    private const long Day = 86_400_000_000;

    private readonly byte _mark = form switch
    {
        DateForms.Iso => (byte)'T',
        DateForms.Sas => (byte)':',
        _ => (byte)' ',
    };

    public override CellStyle Style => CellStyle.Plain;

    public override ReadOnlySpan<byte> Format(int row, Span<byte> scratch)
    {
        long value = Values<long>()[row];
        long day = (value >= 0 ? value : value - Day + 1) / Day;
        int written = DateText.WriteDate(day, form, scratch);
        if (written == 0)
        {
            throw FileErrors.DateOutOfRange(column);
        }

        scratch[written++] = _mark;
        return scratch[..(written + DateText.WriteTime(value - (day * Day), scratch[written..]))];
    }
}
