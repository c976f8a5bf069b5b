namespace Parcours.Import;

/// <summary>One column of a table as it will be stored, and what is learnt of it on the way.</summary>
internal sealed class ColumnPlan(string name, ColumnType type)
{
    private bool _sawNull;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type. Text may still become codes: that is known when all values are.</summary>
    public ColumnType Type { get; } = type;

    /// <summary>The column as it was stored before, when it was.</summary>
    public ColumnSchema? Stored { get; init; }

    /// <summary>The distinct values, for text and integers that may be stored as codes.</summary>
    public ProvisionalDictionary? Dictionary { get; init; }

    /// <summary>Whether its values are views of bytes rather than lanes.</summary>
    public bool IsText => Type.Lane == Columns.Lane.Text || Type.Kind == ColumnKind.Code;

    /// <summary>Whether any row was null. Set by any thread, read when all are done.</summary>
    public bool SawNull
    {
        get => Volatile.Read(ref _sawNull);
        set
        {
            if (value && !_sawNull)
            {
                Volatile.Write(ref _sawNull, true);
            }
        }
    }

    /// <summary>How the column is stored; set once all values are known.</summary>
    public ColumnOutcome? Outcome { get; set; }
}
