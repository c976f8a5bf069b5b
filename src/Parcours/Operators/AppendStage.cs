using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>Keeps all rows that come.</summary>
internal sealed class AppendStage(RowStore rows) : Stage(null)
{
    public override void Push(Batch batch) => rows.Append(batch);
}
