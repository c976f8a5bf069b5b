using Parcours.Expressions;
using Parcours.Linq;
using Parcours.Plans;

namespace Parcours;

/// <summary>A column of an untyped query, or what is computed of columns: <c>table["PHA_ACT_QSN"] * 2 > 5</c>.</summary>
/// <remarks>Columns are found by name in the query that they are used in, so one can be kept and used again.</remarks>
public sealed partial class Column
{
    private readonly Func<LogicalPlan, Expression> _resolve;

    internal Column(string text, Func<LogicalPlan, Expression> resolve, string? alias = null, bool isDescending = false)
    {
        Text = text;
        _resolve = resolve;
        Alias = alias;
        IsDescending = isDescending;
    }

    /// <summary>What the author wrote, for messages.</summary>
    internal string Text { get; }

    /// <summary>The name that was given to it.</summary>
    internal string? Alias { get; }

    /// <summary>Whether it orders from the greatest down.</summary>
    internal bool IsDescending { get; }

    /// <summary>The column of a name, in whatever query it is used.</summary>
    /// <param name="name">The name, compared without regard to case.</param>
    /// <returns>The column.</returns>
    public static Column Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Column(name, plan => ColumnOperators.Find(plan, name), name);
    }

    /// <summary>The same values under another name.</summary>
    /// <param name="name">The name in the result.</param>
    /// <returns>The named column.</returns>
    public Column As(string name) => new(Text, _resolve, name, IsDescending);

    /// <summary>The same values, ordered from the greatest down where they are a key of an order.</summary>
    /// <returns>The column.</returns>
    public Column Descending() => new(Text, _resolve, Alias, isDescending: true);

    /// <summary>Whether the value is missing.</summary>
    /// <returns>The condition.</returns>
    public Column IsNull() => ColumnOperators.Call(this, $"{Text}.IsNull()", Function.IsNull);

    /// <summary>The value, or another one where it is missing.</summary>
    /// <param name="value">The other value.</param>
    /// <returns>The value.</returns>
    public Column Or(Column value) => ColumnOperators.Coalesce(this, value);

    /// <summary>Whether the value is among others.</summary>
    /// <param name="values">Constants.</param>
    /// <returns>The condition.</returns>
    public Column In(params Column[] values) => ColumnOperators.In(this, values);

    /// <summary>Whether a code is in a set, at any time; false where it is missing.</summary>
    /// <param name="codes">The set.</param>
    /// <returns>The condition.</returns>
    public Column In(CodeSet codes) => ColumnOperators.In(this, codes, null);

    /// <summary>Whether a code is in a set and valid on the date of the row; false where the code is missing, at any time where the date is.</summary>
    /// <param name="codes">The set.</param>
    /// <param name="on">The date.</param>
    /// <returns>The condition.</returns>
    public Column In(CodeSet codes, Column on) => ColumnOperators.In(this, codes, on);

    /// <summary>The value in another type; what does not fit is an error when the query runs.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The value.</returns>
    public Column Cast(ColumnType type) => ColumnOperators.Cast(this, type);

    /// <summary>Whether a text begins with another.</summary>
    /// <param name="text">The other text.</param>
    /// <returns>The condition.</returns>
    public Column StartsWith(Column text) => ColumnOperators.Call(this, Method(nameof(StartsWith), text), Function.StartsWith, text);

    /// <summary>Whether a text ends with another.</summary>
    /// <param name="text">The other text.</param>
    /// <returns>The condition.</returns>
    public Column EndsWith(Column text) => ColumnOperators.Call(this, Method(nameof(EndsWith), text), Function.EndsWith, text);

    /// <summary>Whether a text holds another.</summary>
    /// <param name="text">The other text.</param>
    /// <returns>The condition.</returns>
    public Column Contains(Column text) => ColumnOperators.Call(this, Method(nameof(Contains), text), Function.Contains, text);

    /// <summary>A part of a text; what lies outside the text is cut off.</summary>
    /// <param name="start">Where it begins, from 0.</param>
    /// <param name="length">How long it is at most.</param>
    /// <returns>The part.</returns>
    public Column Substring(Column start, Column length) => ColumnOperators.Call(this, Method(nameof(Substring), start, length), Function.Substring, start, length);

    /// <summary>How many UTF-16 units a text has.</summary>
    /// <returns>The count.</returns>
    public Column Length() => ColumnOperators.Call(this, Method(nameof(Length)), Function.Length);

    /// <summary>The year of a date.</summary>
    /// <returns>The year.</returns>
    public Column Year() => ColumnOperators.Call(this, Method(nameof(Year)), Function.Year);

    /// <summary>The month of a date, 1 to 12.</summary>
    /// <returns>The month.</returns>
    public Column Month() => ColumnOperators.Call(this, Method(nameof(Month)), Function.Month);

    /// <summary>The day of a date in its month, 1 to 31.</summary>
    /// <returns>The day.</returns>
    public Column Day() => ColumnOperators.Call(this, Method(nameof(Day)), Function.Day);

    /// <summary>The date some days later.</summary>
    /// <param name="days">How many days; less than 0 for earlier.</param>
    /// <returns>The date.</returns>
    public Column AddDays(Column days) => ColumnOperators.Call(this, Method(nameof(AddDays), days), Function.AddDays, days);

    /// <summary>The date some months later; the day is cut to the end of the month.</summary>
    /// <param name="months">How many months; less than 0 for earlier.</param>
    /// <returns>The date.</returns>
    public Column AddMonths(Column months) => ColumnOperators.Call(this, Method(nameof(AddMonths), months), Function.AddMonths, months);

    /// <summary>How many days a date lies after another.</summary>
    /// <param name="earlier">The other date.</param>
    /// <returns>The count of days; less than 0 when it lies before.</returns>
    public Column DaysSince(Column earlier) => ColumnOperators.Call(this, Method(nameof(DaysSince), earlier), Function.DaysBetween, earlier);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The column as it was written.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;

    /// <summary>The expression over the columns of a plan.</summary>
    internal Expression Resolve(LogicalPlan plan) => _resolve(plan);

    private string Method(string name, params Column[] arguments) => $"{Text}.{name}({string.Join(", ", arguments.Select(a => a.Text))})";
}
