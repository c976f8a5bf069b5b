namespace Parcours.Import;

/// <summary>Which cast leads from a source's type to a stored type.</summary>
internal static class LaneCasts
{
    /// <summary>Finds the cast; it is null when the lanes are the same already. False when there is none.</summary>
    public static bool TryFind(ColumnType from, ColumnType to, out LaneCast? cast)
    {
        cast = null;
        if (from == to || (from.IsText && to.IsText))
        {
            return true;
        }

        (long low, long high) = Range(to);
        cast = (from.Kind, to.Kind) switch
        {
            _ when to.IsText => Format(from),
            _ when from.IsText => Parse(to, low, high),
            _ when from.IsInteger && to.IsInteger => from.Kind < to.Kind ? null : new LaneCast.Fixed<ValueCasts.Range>(new(low, high)),
            (_, ColumnKind.Decimal) when from.IsInteger || (from.Kind == ColumnKind.Decimal && from.Scale < to.Scale) =>
                new LaneCast.Fixed<ValueCasts.Upscale>(new(ValueCasts.Power(to.Scale - from.Scale))),
            (ColumnKind.Decimal, _) when to.IsInteger || to.Kind == ColumnKind.Decimal =>
                new LaneCast.Fixed<ValueCasts.Downscale>(new(ValueCasts.Power(from.Scale - to.Scale), low, high)),
            (ColumnKind.Float or ColumnKind.Double, _) when to.IsInteger || to.Kind == ColumnKind.Decimal =>
                new LaneCast.Fixed<ValueCasts.FromDouble>(new(ValueCasts.Power(to.Scale), low, high)),
            (ColumnKind.Float, ColumnKind.Double) => null,
            (ColumnKind.Double, ColumnKind.Float) => new LaneCast.Fixed<ValueCasts.ToFloat>(default),
            (_, ColumnKind.Double) when from.IsNumeric => new LaneCast.Fixed<ValueCasts.ToDouble>(new(ValueCasts.Power(from.Scale))),
            (ColumnKind.Int8 or ColumnKind.Int16, ColumnKind.Float) => new LaneCast.Fixed<ValueCasts.ToDouble>(new(1)),
            (ColumnKind.Boolean, _) when to.IsInteger => null,
            (ColumnKind.Date, ColumnKind.Timestamp) => new LaneCast.Fixed<ValueCasts.DateToTimestamp>(default),
            (ColumnKind.Timestamp, ColumnKind.Date) => new LaneCast.Fixed<ValueCasts.TimestampToDate>(default),
            _ => null,
        };
        return cast is not null
            || (from.IsInteger && to.IsInteger)
            || (from.Kind == ColumnKind.Float && to.Kind == ColumnKind.Double)
            || (from.Kind == ColumnKind.Boolean && to.IsInteger);
    }

    private static (long Low, long High) Range(ColumnType type) => type.Kind switch
    {
        ColumnKind.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ColumnKind.Int16 => (short.MinValue, short.MaxValue),
        ColumnKind.Int32 => (int.MinValue, int.MaxValue),
        ColumnKind.Decimal => (-999_999_999_999_999_999, 999_999_999_999_999_999),
        _ => (long.MinValue, long.MaxValue),
    };

    private static LaneCast? Format(ColumnType from) => from.Kind switch
    {
        _ when from.IsInteger => new LaneCast.Format<ValueFormats.Integer>(default),
        ColumnKind.Decimal => new LaneCast.Format<ValueFormats.Decimal>(new(from.Scale)),
        ColumnKind.Float or ColumnKind.Double => new LaneCast.Format<ValueFormats.Double>(default),
        ColumnKind.Date => new LaneCast.Format<ValueFormats.Date>(default),
        ColumnKind.Timestamp => new LaneCast.Format<ValueFormats.Timestamp>(default),
        _ => null,
    };

    private static LaneCast? Parse(ColumnType to, long low, long high) => to.Kind switch
    {
        _ when to.IsInteger => new LaneCast.Parse<ValueParses.Integer>(new(low, high)),
        ColumnKind.Decimal => new LaneCast.Parse<ValueParses.Decimal>(new(to.Scale)),
        ColumnKind.Float or ColumnKind.Double => new LaneCast.Parse<ValueParses.Double>(new(to.Kind == ColumnKind.Float)),
        ColumnKind.Date => new LaneCast.Parse<ValueParses.Date>(default),
        ColumnKind.Timestamp => new LaneCast.Parse<ValueParses.Timestamp>(default),
        _ => null,
    };
}
