namespace Parcours.Expressions;

/// <summary>Every scalar function of the engine. What each takes and gives is in <see cref="FunctionTypes"/>.</summary>
/// <remarks>Unless said otherwise a function is strict: any null argument gives null.</remarks>
internal enum Function
{
    // Arithmetic on numbers of one type; integers and decimals are checked: overflow is an error.
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Negate,
    Abs,

    // Comparison of two values of one type: three-valued.
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>Equal, where null equals null and nothing else: never null. C#'s <c>==</c>.</summary>
    NotDistinct,

    // Logic: three-valued (null and false is false; null or true is true).
    And,
    Or,
    Not,

    /// <summary>True when the argument is true; false when it is false or null: never null. Where a lambda's condition becomes a filter.</summary>
    IsTrue,

    IsNull,
    IsNotNull,

    /// <summary>The first argument that is not null. Two arguments or more.</summary>
    Coalesce,

    /// <summary>condition, then, otherwise: a null condition counts as false. Not strict.</summary>
    If,

    /// <summary>The first argument is among the others, which are literals: three-valued in the first argument; null literals are ignored.</summary>
    In,

    /// <summary>The value in another type; what does not fit is an error.</summary>
    Cast,

    // Text; positions and lengths count UTF-16 units, as in C#.
    StartsWith,
    EndsWith,
    Contains,

    /// <summary>text, start from 0, optional length; what lies outside the text is cut off, not an error.</summary>
    Substring,
    Length,
    Upper,
    Lower,
    Trim,
    Concat,

    // Dates.
    Year,
    Month,
    Day,
    Quarter,
    DayOfYear,

    /// <summary>0 is Sunday, as <see cref="System.DayOfWeek"/>.</summary>
    DayOfWeek,

    /// <summary>Days since 0001-01-01, as <see cref="DateOnly.DayNumber"/>.</summary>
    DayNumber,

    /// <summary>date, days.</summary>
    AddDays,

    /// <summary>date, months; the day is cut to the end of the month, as <see cref="DateOnly.AddMonths"/>.</summary>
    AddMonths,
    AddYears,

    /// <summary>later date, earlier date: the difference in days.</summary>
    DaysBetween,

    /// <summary>The date of a timestamp.</summary>
    DateOf,

    /// <summary>The timestamp of a date, at midnight.</summary>
    StartOfDay,

    // Numbers.
    Floor,
    Ceiling,

    /// <summary>number, optional digits: half to even, as <see cref="Math.Round(double)"/>.</summary>
    Round,
    Sqrt,
    Log,
    Exp,
    Power,

    /// <summary>The least of its arguments.</summary>
    Least,

    /// <summary>The greatest of its arguments.</summary>
    Greatest,
}
