using System.Globalization;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Engine;

/// <summary>Makes small random tables large by saying them again and again, with other patients and shifted numbers.</summary>
internal static class BigTables
{
    /// <summary>A table of so many times its rows; every third copy keeps its patients, so that some have many rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="times">How often its rows come.</param>
    /// <param name="movesTimes">Whether dates and timestamps are shifted too, by ten days a copy.</param>
    public static ReferenceTable Grow(ReferenceTable table, int times, bool movesTimes = false)
    {
        int patient = table.Schema.PatientIndex;
        bool onePerPatient = table.Schema.Kind == TableKind.Patients;
        var rows = new List<object?[]>(table.Rows.Count * times);
        for (int copy = 0; copy < times; copy++)
        {
            foreach (object?[] row in table.Rows)
            {
                object?[] grown = [.. row];
                for (int i = 0; i < row.Length; i++)
                {
                    ColumnKind kind = table.Schema.Columns[i].Type.Kind;
                    bool moves = i == patient ? copy % 3 != 0 || onePerPatient
                        : kind is ColumnKind.Int32 or ColumnKind.Int64 || (movesTimes && kind is ColumnKind.Date or ColumnKind.Timestamp);
                    grown[i] = moves ? Moved(row[i], kind == ColumnKind.Timestamp ? copy * Scalar.MicrosecondsADay : copy) : row[i];
                }

                rows.Add(grown);
            }
        }

        return new ReferenceTable(table.Schema, rows);
    }

    private static object? Moved(object? value, long copy) => value switch
    {
        long number => number + (copy * 10),
        string text => text + copy.ToString(CultureInfo.InvariantCulture),
        _ => value,
    };
}
