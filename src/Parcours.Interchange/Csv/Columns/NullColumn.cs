using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Csv.Columns;

/// <summary>A column in which no value was found.</summary>
internal sealed class NullColumn(int field) : ColumnReader(field)
{
    public override IArrowType Type => NullType.Default;

    public override void Append(RecordBlock block, FailedFields failures) => Count += block.Rows;

    public override void Truncate(int rows) => Count = rows;

    public override IArrowArray Build()
    {
        var array = new NullArray(Count);
        Count = 0;
        return array;
    }
}
