using Apache.Arrow.Types;

namespace Parcours.Tests.Import;

/// <summary>A random table of random columns, as an import and as its naive twin.</summary>
internal sealed class RandomDelivery
{
    private readonly Random _random;
    private readonly TableKind _kind;
    private readonly string _name;
    private readonly (string Name, IArrowType Type, int Distinct)[] _columns;
    private readonly int _patients;
    private readonly bool _textKeys;
    private readonly int[] _tie;

    public RandomDelivery(int seed, string name, TableKind kind, bool textKeys, int patients)
    {
        _random = new Random(seed);
        (_name, _kind, _textKeys, _patients) = (name, kind, textKeys, patients);
        IArrowType[] types =
        [
            BooleanType.Default, Int8Type.Default, Int16Type.Default, Int32Type.Default, Int64Type.Default, DoubleType.Default, FloatType.Default, Date32Type.Default,
            new TimestampType(TimeUnit.Microsecond, (string?)null), new Decimal128Type(18, 2), StringType.Default, StringViewType.Default,
            new DictionaryType(Int32Type.Default, StringType.Default, false), new DictionaryType(Int16Type.Default, Int64Type.Default, false),
        ];
        var columns = new List<(string, IArrowType, int)>
        {
            ("patient", textKeys ? StringType.Default : Int64Type.Default, 0),
            ("time", _random.Next(3) == 0 ? types[8] : Date32Type.Default, 1 + _random.Next(40)),
        };
        int extra = _random.Next(6);
        for (int i = 0; i < extra; i++)
        {
            columns.Add(($"c{i}", types[_random.Next(types.Length)], 1 + (_random.Next(3) == 0 ? _random.Next(1000) : _random.Next(4))));
        }

        _columns = [.. columns];
        _tie = extra > 0 && _random.Next(2) == 0 ? [2 + _random.Next(extra)] : [];
    }

    /// <summary>Some rows of it.</summary>
    public List<object?[]> Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => Row())];

    /// <summary>The rows as an import, in a number of sources with columns in different orders.</summary>
    public TableImport Import(IReadOnlyList<object?[]> rows, int sources, int batchRows = 300)
    {
        var all = new List<TableSource>();
        int each = (rows.Count + sources - 1) / sources;
        for (int s = 0; s < sources; s++)
        {
            // The first source states the order of the columns; the others shuffle it.
            int[] order = [.. Enumerable.Range(0, _columns.Length)];
            if (s > 0)
            {
                _random.Shuffle(order);
            }

            object?[][] part = [.. rows.Skip(s * each).Take(each).Select(row => order.Select(c => row[c]).ToArray())];
            all.Add(new RowSource($"{_name}-{s}", [.. order.Select(c => (_columns[c].Name, _columns[c].Type))], part, batchRows));
        }

        return new TableImport(_name, _kind, all)
        {
            Patient = _kind == TableKind.Reference ? null : "patient",
            Time = _kind == TableKind.Reference ? null : "time",
            TieKey = [.. _tie.Select(c => _columns[c].Name)],
        };
    }

    /// <summary>The rows for the naive import.</summary>
    public NaiveTable Naive(IReadOnlyList<object?[]> rows)
    {
        bool reference = _kind == TableKind.Reference;
        IEnumerable<int> order = (reference ? _tie : [1, .. _tie]).Concat(Enumerable.Range(reference ? 0 : 2, _columns.Length - (reference ? 0 : 2))).Distinct();
        return new NaiveTable(_name, reference ? -1 : 0, [.. order], rows);
    }

    private object?[] Row() => [.. _columns.Select((column, c) => c == 0 ? Key() : _random.Next(9) == 0 ? null : Cell(column.Type, _random.Next(column.Distinct)))];

    private object? Key()
    {
        // Few patients have many rows, and some rows have no patient.
        long key = (long)(_random.NextDouble() * _random.NextDouble() * _patients) * 1_000_003 % 65_537;
        return _random.Next(50) == 0 ? null : _textKeys ? (object)$"P{key}" : key - 20_000;
    }

    private static object Cell(IArrowType type, int value) => type switch
    {
        BooleanType => value % 2 == 0,
        Int8Type => (long)(sbyte)(value * 37),
        Int16Type => (long)(short)(value * 977),
        Int32Type => (long)(int)(value * 2_000_003L),
        Int64Type => 3_400_930_000_000 + (value * 6_661L),
        DoubleType => (value - 7) / 3.0,
        FloatType => (double)(float)(value / 4.0),
        Date32Type => 18_000L + value,
        TimestampType => 1_600_000_000_000_000 + (value * 777_777_777_777L),
        Decimal128Type => value * 101L,
        DictionaryType { ValueType: Int64Type } => 3_400_930_000_000 + (value * 6_661L),
        _ => value == 0 ? "" : $"{(char)('é' - (value % 3))}{new string('x', value % 20)}{value}",
    };
}
