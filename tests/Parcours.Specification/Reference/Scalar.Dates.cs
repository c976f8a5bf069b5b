namespace Parcours.Specification.Reference;

internal static partial class Scalar
{
    public const long MicrosecondsADay = 86_400_000_000;

    private static readonly int _epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static DateOnly Date(object days) => DateOnly.FromDayNumber((int)((long)days + _epoch));

    public static long Days(DateOnly date) => date.DayNumber - _epoch;

    private static long Shift(object[] arguments, Func<DateOnly, int, DateOnly> shift)
    {
        try
        {
            return Days(shift(Date(arguments[0]), (int)(long)arguments[1]));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new EvaluationException("a date beyond the calendar");
        }
    }
}
