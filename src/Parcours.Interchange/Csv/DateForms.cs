namespace Parcours;

/// <summary>Ways to write a date. Each may be followed by a time: <c>T</c>, <c>:</c> or a space, then <c>HH:mm</c>, <c>HH:mm:ss</c> or <c>HH:mm:ss.ffffff</c>.</summary>
[Flags]
public enum DateForms
{
    /// <summary>No form: dates are text.</summary>
    None = 0,

    /// <summary><c>31/12/1999</c>.</summary>
    DayMonthYear = 1,

    /// <summary><c>1999-12-31</c>.</summary>
    Iso = 2,

    /// <summary><c>31DEC1999</c>, with the names of months in English or French, as SAS writes them.</summary>
    Sas = 4,

    /// <summary><c>19991231</c>.</summary>
    Compact = 8,

    /// <summary><c>31121999</c>, of the years 1600 to 2999: no such number is one of form <see cref="Compact"/>. A column of numbers is taken for dates when one of them begins with a zero.</summary>
    DayFirst = 16,

    /// <summary>All of them.</summary>
    All = DayMonthYear | Iso | Sas | Compact | DayFirst,
}
