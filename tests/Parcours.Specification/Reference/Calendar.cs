namespace Parcours.Specification.Reference;

/// <summary>All moments that there are, as numbers: days for dates, microseconds for timestamps. Nothing lies beyond, and what is open ends here.</summary>
internal static class Calendar
{
    public static long First(ColumnType type) => type.Kind == ColumnKind.Date ? Scalar.Days(DateOnly.MinValue) : Scalar.Days(DateOnly.MinValue) * Scalar.MicrosecondsADay;

    public static long Last(ColumnType type) =>
        type.Kind == ColumnKind.Date ? Scalar.Days(DateOnly.MaxValue) : ((Scalar.Days(DateOnly.MaxValue) + 1) * Scalar.MicrosecondsADay) - 1;
}
