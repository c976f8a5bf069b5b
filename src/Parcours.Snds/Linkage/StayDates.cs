using Apache.Arrow;

namespace Parcours.Snds.Linkage;

/// <summary>The dates of a line that others hang on. Their columns changed over the years: before 2009 hospitals gave the month only.</summary>
internal static class StayDates
{
    private static readonly string[] Starts = ["EXE_SOI_DTD", "ENT_DAT", "BEN_DCD_DTE"];
    private static readonly string[] Ends = ["EXE_SOI_DTF", "SOR_DAT"];

    /// <summary>All the columns that may hold them.</summary>
    public static string[] Columns { get; } = [.. Starts[..2], .. Ends, "SOR_ANN", "SOR_MOI"];

    public static (int[] Starts, int[] Ends) Of(RecordBatch rows, SndsTable table)
    {
        int[] ends = Days(rows, table.Link == SndsLink.Chain ? Ends : []);
        int[] starts = Days(rows, Starts);
        if (table.Link == SndsLink.Chain && RowLinker.Column(rows, ["SOR_ANN"]) is { } years && RowLinker.Column(rows, ["SOR_MOI"]) is { } months)
        {
            for (int i = 0; i < ends.Length; i++)
            {
                if (ends[i] == ArrowValues.NoDay && ArrowValues.IntegerOf(years, i) is { } year and > 1900 and < 2200 && ArrowValues.IntegerOf(months, i) is { } month and >= 1 and <= 12)
                {
                    ends[i] = new DateOnly((int)year, (int)month, 1).DayNumber - SndsSentinels.Epoch;
                    starts[i] = starts[i] == ArrowValues.NoDay ? ends[i] : starts[i];
                }
            }
        }

        return (starts, ends);
    }

    private static int[] Days(RecordBatch rows, string[] columns)
    {
        int[] days = new int[rows.Length];
        System.Array.Fill(days, ArrowValues.NoDay);
        foreach (string name in columns)
        {
            if (RowLinker.Column(rows, [name]) is { } column)
            {
                for (int i = 0; i < days.Length; i++)
                {
                    days[i] = days[i] == ArrowValues.NoDay ? ArrowValues.DayOf(column, i) : days[i];
                }
            }
        }

        return days;
    }
}
