namespace Parcours.Expressions;

/// <summary>A scalar expression over the columns of one input. Immutable, equal by value, valid by construction.</summary>
/// <param name="Type">The type of its values; text is <see cref="ColumnKind.Text"/> here, even where it is stored as codes.</param>
/// <param name="Nullable">Whether it may be null.</param>
internal abstract record Expression(ColumnType Type, bool Nullable)
{
    /// <summary>The expressions that this one is made of, in order.</summary>
    public virtual IReadOnlyList<Expression> Children => [];

    /// <summary>The same expression over other children, of the same types.</summary>
    public virtual Expression WithChildren(IReadOnlyList<Expression> children) => this;

    /// <summary>Rewrites bottom up: children first, then the node itself.</summary>
    public Expression Rewrite(Func<Expression, Expression> rewrite)
    {
        IReadOnlyList<Expression> children = Children;
        if (children.Count == 0)
        {
            return rewrite(this);
        }

        var rewritten = new Expression[children.Count];
        bool changed = false;
        for (int i = 0; i < rewritten.Length; i++)
        {
            rewritten[i] = children[i].Rewrite(rewrite);
            changed |= !ReferenceEquals(rewritten[i], children[i]);
        }

        return rewrite(changed ? WithChildren(rewritten) : this);
    }

    /// <summary>This expression and all below it.</summary>
    public IEnumerable<Expression> DescendantsAndSelf()
    {
        yield return this;
        foreach (Expression child in Children)
        {
            foreach (Expression descendant in child.DescendantsAndSelf())
            {
                yield return descendant;
            }
        }
    }

    /// <summary>The places of the input columns that it reads, ascending, each once.</summary>
    public int[] Columns() => [.. DescendantsAndSelf().OfType<ColumnExpression>().Select(c => c.Index).Distinct().Order()];

    /// <summary>Text as expressions see it: codes are text.</summary>
    public static ColumnType Logical(ColumnType type) => type.Kind == ColumnKind.Code ? new ColumnType(ColumnKind.Text) : type;
}
