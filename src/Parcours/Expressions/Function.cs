namespace Parcours.Expressions;

/// <summary>Every scalar function of the engine. What each takes and gives is in <see cref="FunctionTypes"/>.</summary>
/// <remarks>
/// Unless said otherwise a function is strict: any null argument gives null. <see cref="And"/>, <see cref="Or"/>, <see cref="If"/> and <see cref="Coalesce"/>
/// look at their arguments from left to right and only as far as the answer needs: an error in an argument that a row does not need is none.
/// There is one order of values: false before true; text by UTF-8 bytes; bytes as they are; doubles with NaN first and -0.0 before 0.0. Grouping, distinct rows
/// and the keys of joins take -0.0 for 0.0 (and give 0.0) and NaN for NaN, as <see cref="object.Equals(object)"/> does. Text is compared ordinally throughout.
/// </remarks>
internal enum Function
{
    // Arithmetic on numbers of one type. Integers and decimals are checked: a result that its type cannot hold (for decimals, one of more than 18 digits) and a
    // division by zero are errors, and so is a decimal that cannot be brought to the greater scale of a sum or a remainder; quotients of integers are cut towards zero, and a remainder has the sign of the dividend. Doubles follow IEEE 754 and never
    // fail; floats are computed as doubles and rounded to float.
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Negate,
    Abs,

    // Comparison of two values of one type: three-valued. Doubles as in C#: NaN differs from everything and is neither less nor greater; -0.0 equals 0.0.
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>Equal, where null equals null and nothing else: never null. C#'s <c>==</c>, so NaN is not NaN here.</summary>
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

    /// <summary>The first argument equals one of the others, which are literals: three-valued in the first argument; null literals are ignored, NaN equals none.</summary>
    In,

    /// <summary>
    /// The value in another type; what does not fit is an error, and so is a NaN or an infinity that becomes a whole number or a decimal.
    /// To whole numbers: cut towards zero. To decimals: the nearest, half to even. To double: the nearest, rounded once; to float: that double, rounded.
    /// True is 1. A date is midnight of it; a timestamp becomes its date. To text: <c>true</c>, <c>-12</c>, <c>0.50</c> (all digits of the scale), the shortest
    /// form that reads back (<c>0.1</c>, <c>1E+16</c>, <c>NaN</c>, <c>-Infinity</c>), <c>2024-02-29</c>, <c>2024-02-29T13:45:00</c> with <c>.000001</c> only where not whole.
    /// </summary>
    Cast,

    // Text; positions and lengths count UTF-16 units, as in C#.
    StartsWith,
    EndsWith,
    Contains,

    /// <summary>
    /// text, start from 0, optional length: the units from start to before start + length that there are; none when the length is not positive.
    /// Half of a surrogate pair becomes U+FFFD.
    /// </summary>
    Substring,
    Length,

    /// <summary>As <see cref="string.ToUpperInvariant"/>.</summary>
    Upper,

    /// <summary>As <see cref="string.ToLowerInvariant"/>.</summary>
    Lower,

    /// <summary>Without white space at both ends, as <see cref="string.Trim()"/>.</summary>
    Trim,
    Concat,

    // Dates. What leaves the years 1 to 9999 is an error.
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

    /// <summary>date, years; February 29 becomes the 28th where there is none, as <see cref="DateOnly.AddYears"/>.</summary>
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

    /// <summary>number, optional digits (0 to 15 for doubles, 0 to 18 for decimals): half to even, as <see cref="Math.Round(double, int)"/>; decimals keep their scale.</summary>
    Round,
    Sqrt,
    Log,
    Exp,
    Power,

    /// <summary>The least of its arguments, in the one order of values.</summary>
    Least,

    /// <summary>The greatest of its arguments, in the one order of values.</summary>
    Greatest,
}
