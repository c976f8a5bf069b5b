using System.Collections.Immutable;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Generation;

/// <summary>Random tables of one dataset: all kinds, all types, nulls, ties, empty tables, one patient with most of the rows.</summary>
internal sealed class TableGenerator(Draw draw, GenerationOptions options)
{
    private static readonly TableKind[] _kinds = [TableKind.Events, TableKind.Reference, TableKind.Patients, TableKind.Intervals, TableKind.Events];

    private readonly ValueGenerator _values = new(draw, options);

    /// <summary>One to four tables, each of the columns that its kind asks for and some of any type.</summary>
    public ImmutableArray<ReferenceTable> Tables()
    {
        var patient = new ColumnType(draw.Chance(30) ? ColumnKind.Text : ColumnKind.Int64);
        object[] patients = [.. Patients(patient)];
        return [.. Enumerable.Range(0, draw.Between(1, 4)).Select(i => Table($"t{i}", draw.Pick(_kinds), patient, patients))];
    }

    public static ColumnType AnyType(Draw draw)
    {
        ColumnKind kind = (ColumnKind)draw.Between((int)ColumnKind.Boolean, (int)ColumnKind.Binary);
        return new ColumnType(kind, kind == ColumnKind.Decimal ? draw.Pick(0, 2, 3, 6) : 0);
    }

    private IEnumerable<object> Patients(ColumnType type)
    {
        int count = draw.Between(1, 8);
        for (int i = 1; i <= count; i++)
        {
            long number = options.Extremes && draw.Chance(3) ? draw.Pick(long.MaxValue, long.MinValue) - i : i;
            yield return type.IsText ? FormattableString.Invariant($"p{number}") : number;
        }
    }

    private ReferenceTable Table(string name, TableKind kind, ColumnType patient, object[] patients)
    {
        var columns = new List<ColumnSchema>();
        if (kind != TableKind.Reference)
        {
            columns.Add(new ColumnSchema("p", patient, Nullable: false));
        }

        var time = new ColumnType(draw.Chance(25) ? ColumnKind.Timestamp : ColumnKind.Date);
        if (kind is TableKind.Events or TableKind.Intervals)
        {
            columns.Add(new ColumnSchema("time", time, draw.Chance(30)));
        }

        if (kind == TableKind.Intervals)
        {
            columns.Add(new ColumnSchema("until", time, Nullable: true));
        }

        int others = draw.Between(columns.Count == 0 ? 1 : 0, 6);
        columns.AddRange(Enumerable.Range(0, others).Select(i => Column(name, i)));
        var schema = new TableSchema(name, kind, [.. columns])
        {
            Patient = kind == TableKind.Reference ? null : "p",
            Time = kind is TableKind.Events or TableKind.Intervals ? "time" : null,
            End = kind == TableKind.Intervals ? "until" : null,
        };
        return new ReferenceTable(schema, [.. Rows(schema, patients)]);
    }

    private ColumnSchema Column(string table, int place)
    {
        ColumnType type = AnyType(draw);
        string name = FormattableString.Invariant($"{type.Kind.ToString().ToLowerInvariant()}{place}");
        return new ColumnSchema(name, type, draw.Chance(60)) { Dictionary = type.Kind == ColumnKind.Code ? $"{table}.{name}" : null };
    }

    private IEnumerable<object?[]> Rows(TableSchema schema, object[] patients)
    {
        bool skewed = draw.Chance(30);
        int nulls = draw.Pick(20, 0, 50, 95);
        int count = schema.Kind == TableKind.Patients ? draw.Between(0, patients.Length) : draw.Chance(70) ? draw.Below(options.MaxRows + 1) : draw.Below(4);
        for (int i = 0; i < count; i++)
        {
            object? patient = schema.Kind switch
            {
                TableKind.Reference => null,
                TableKind.Patients => patients[i],
                _ => skewed && draw.Chance(80) ? patients[0] : draw.Pick(patients),
            };
            yield return [.. schema.Columns.Select((c, place) => place == schema.PatientIndex ? patient : c.Nullable && draw.Chance(nulls) ? null : _values.Value(c.Type))];
        }
    }
}
