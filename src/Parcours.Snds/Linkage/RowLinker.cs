using Apache.Arrow;

namespace Parcours.Snds.Linkage;

/// <summary>Finds the patient of each row of a table. Any number of threads may use one.</summary>
internal abstract class RowLinker
{
    /// <summary>Links the rows of a batch.</summary>
    /// <param name="rows">The rows as the file gives them.</param>
    /// <param name="year">The year in the name of the file, or 0.</param>
    /// <param name="firstRow">The number of the first row, where rows are numbered.</param>
    public abstract LinkedRows Link(RecordBatch rows, int year, long firstRow);

    /// <summary>A column of a batch whatever its case, or null.</summary>
    private static IArrowArray? Column(RecordBatch rows, string name)
    {
        for (int i = 0; i < rows.Schema.FieldsList.Count; i++)
        {
            if (rows.Schema.FieldsList[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return rows.Column(i);
            }
        }

        return null;
    }

    /// <summary>The first of some columns that a batch has, or null.</summary>
    public static IArrowArray? Column(RecordBatch rows, ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Column(rows, name) is { } array)
            {
                return array;
            }
        }

        return null;
    }

    /// <summary>Columns that a batch is known to have.</summary>
    public static IArrowArray[] Columns(RecordBatch rows, ReadOnlySpan<string> names)
    {
        var columns = new IArrowArray[names.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = Column(rows, names[i])!;
        }

        return columns;
    }
}
