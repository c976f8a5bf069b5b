using System.Globalization;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Engine;

/// <summary>Makes small random tables large by saying them again and again, with other patients and shifted numbers.</summary>
internal static class BigTables
{
    /// <summary>A table of so many times its rows; every third copy keeps its patients, so that some have many rows.</summary>
    public static ReferenceTable Grow(ReferenceTable table, int times)
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
                    bool moves = i == patient ? copy % 3 != 0 || onePerPatient : table.Schema.Columns[i].Type.Kind is ColumnKind.Int32 or ColumnKind.Int64;
                    grown[i] = moves ? Moved(row[i], copy) : row[i];
                }

                rows.Add(grown);
            }
        }

        return new ReferenceTable(table.Schema, rows);
    }

    private static object? Moved(object? value, int copy) => value switch
    {
        long number => number + (copy * 10L),
        string text => text + copy.ToString(CultureInfo.InvariantCulture),
        _ => value,
    };
}
