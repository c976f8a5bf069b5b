using Apache.Arrow;
using Parcours.Diagnostics;

namespace Parcours.Import;

/// <summary>The columns of one source by name, without regard to case, with the types they are stored as by themselves.</summary>
internal sealed class SourceColumns
{
    private readonly Dictionary<string, (int Index, ColumnType? Type)> _columns = new(StringComparer.OrdinalIgnoreCase);

    public SourceColumns(string table, TableSource source)
    {
        Name = source.Name;
        Schema schema = source.Schema;
        for (int i = 0; i < schema.FieldsList.Count; i++)
        {
            Field field = schema.FieldsList[i];
            if (!ArrowTypes.TryGet(field.DataType, out ColumnType? type))
            {
                throw Errors.UnsupportedSourceType(table, source.Name, field.Name, field.DataType.Name);
            }

            if (!_columns.TryAdd(field.Name, (i, type)))
            {
                throw Errors.ColumnGivenTwice(source.Name, field.Name);
            }

            Names.Add(field.Name);
        }
    }

    /// <summary>The name of the source.</summary>
    public string Name { get; }

    /// <summary>The names of its columns in its order.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Finds a column; its type is null when it holds nothing but nulls.</summary>
    public bool TryFind(string name, out int index, out ColumnType? type)
    {
        bool found = _columns.TryGetValue(name, out (int Index, ColumnType? Type) column);
        (index, type) = found ? column : (-1, null);
        return found;
    }
}
