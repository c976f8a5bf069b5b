using Apache.Arrow;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace Parcours.Cli.Output;

/// <summary>Draws rows as a table for people. All rows are held, since the widths depend on them.</summary>
internal sealed class TableView
{
    private readonly Table _table = new() { Border = TableBorder.Rounded };

    public TableView(Schema schema, string? title = null)
    {
        if (title is not null)
        {
            _table.Title = new TableTitle(Markup.Escape(title));
        }

        foreach (Field field in schema.FieldsList)
        {
            _table.AddColumn(new TableColumn(Markup.Escape(field.Name))
            {
                Alignment = CellText.IsNumber(field.DataType) ? Justify.Right : Justify.Left,
                NoWrap = true,
            });
        }
    }

    public void Add(RecordBatch batch)
    {
        for (int row = 0; row < batch.Length; row++)
        {
            _table.AddRow([.. Enumerable.Range(0, batch.ColumnCount).Select(column => Markup.Escape(CellText.Short(batch.Column(column), row) ?? ""))]);
        }
    }

    public void Write(IAnsiConsole console) => console.Write(_table);
}
