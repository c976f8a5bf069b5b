using System.Linq.Expressions;

namespace Parcours.Linq;

/// <summary>Finds the parts of a lambda that read the row: all others are constants.</summary>
internal sealed class RowReads : ExpressionVisitor
{
    private readonly HashSet<Expression> _reading = new(ReferenceEqualityComparer.Instance);
    private bool _found;

    private RowReads()
    {
    }

    /// <summary>The parts that hold a parameter of the lambda or of one around it.</summary>
    public static HashSet<Expression> Of(Expression body)
    {
        var reads = new RowReads();
        reads.Visit(body);
        return reads._reading;
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is null)
        {
            return null;
        }

        bool before = _found;
        _found = node is ParameterExpression;
        if (node is not ParameterExpression)
        {
            base.Visit(node);
        }

        if (_found)
        {
            _reading.Add(node);
        }

        _found |= before;
        return node;
    }

    // A tree is only read here; what this class does not know has no parts that could be visited.
    protected override Expression VisitExtension(Expression node) => node;
}
