using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Interchange.Diagnostics;
using Parcours.Interchange.Files;
using Parcours.Interchange.Types;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Parcours.Interchange.Parquet;

/// <summary>What the footer of a Parquet file says of the columns wanted: read once, shared by the parts of a source.</summary>
internal sealed class ParquetFooter
{
    private ParquetFooter(Apache.Arrow.Schema schema, int[] leaves, int[] textLeaves, long[] groupRows)
    {
        Schema = schema;
        Leaves = leaves;
        TextLeaves = textLeaves;
        GroupRows = groupRows;
    }

    /// <summary>The columns wanted, with normalised types.</summary>
    public Apache.Arrow.Schema Schema { get; }

    /// <summary>The leaf columns to read, one a field of <see cref="Schema"/>.</summary>
    public int[] Leaves { get; }

    /// <summary>Those of them to be read as codes of a dictionary.</summary>
    public int[] TextLeaves { get; }

    /// <summary>The rows of each row group.</summary>
    public long[] GroupRows { get; }

    /// <summary>Reads the footer of a file.</summary>
    public static ParquetFooter Read(string path, string name, WantedColumns wanted)
    {
        using FileReader reader = ParquetFiles.Open(path, name, []);
        try
        {
            var fields = new List<Field>();
            var leaves = new List<int>();
            var text = new List<int>();
            int leaf = 0;
            foreach (Field field in reader.Schema.FieldsList)
            {
                if (wanted.Includes(field.Name))
                {
                    IArrowType type = FlatTypes.Normalise(field.DataType) ?? throw FileErrors.UnsupportedType(name, field.Name, field.DataType.Name);
                    leaves.Add(leaf);
                    if (type is StringType)
                    {
                        text.Add(leaf);
                        type = FlatTypes.Codes;
                    }
                    else if (type is DictionaryType)
                    {
                        text.Add(leaf);
                    }

                    fields.Add(new Field(field.Name, type, field.IsNullable));
                }

                leaf += LeavesOf(field.DataType);
            }

            return new ParquetFooter(new Apache.Arrow.Schema(fields, null), [.. leaves], [.. text], RowsOf(reader));
        }
        catch (Exception e) when (e is not ParcoursException)
        {
            throw FileErrors.Damaged(name, "a Parquet file", e);
        }
    }

    private static long[] RowsOf(FileReader reader)
    {
        long[] rows = new long[reader.NumRowGroups];
        for (int i = 0; i < rows.Length; i++)
        {
            using RowGroupReader group = reader.ParquetReader.RowGroup(i);
            rows[i] = group.MetaData.NumRows;
        }

        return rows;
    }

    private static int LeavesOf(IArrowType type) => type is NestedType nested ? nested.Fields.Sum(f => LeavesOf(f.DataType)) : 1;
}
