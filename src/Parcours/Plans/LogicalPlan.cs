using System.Collections.Immutable;
using Parcours.Expressions;

namespace Parcours.Plans;

/// <summary>What a query asks for: a tree of nodes. Immutable and valid by construction.</summary>
/// <param name="Schema">The columns that it gives.</param>
internal abstract record LogicalPlan(ImmutableArray<Field> Schema)
{
    /// <summary>The plans whose rows this node takes, in order.</summary>
    public abstract ImmutableArray<LogicalPlan> Inputs { get; }

    /// <summary>The place of the patient of its rows, the first if there are several; -1 when the rows are no patient's.</summary>
    public int Patient
    {
        get
        {
            for (int i = 0; i < Schema.Length; i++)
            {
                if (Schema[i].IsPatient)
                {
                    return i;
                }
            }

            return -1;
        }
    }

    /// <summary>The same node over other inputs with the same schemas.</summary>
    public abstract LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs);

    /// <summary>The node in one line, without its inputs.</summary>
    public abstract string Describe();

    /// <summary>An expression for a column of this node.</summary>
    public ColumnExpression Column(int index)
    {
        Field field = Schema[index];
        return new ColumnExpression(index, field.Name, field.Type, field.Nullable);
    }

    /// <summary>Rewrites bottom up: inputs first, then the node itself.</summary>
    public LogicalPlan Rewrite(Func<LogicalPlan, LogicalPlan> rewrite)
    {
        ImmutableArray<LogicalPlan> inputs = Inputs;
        ImmutableArray<LogicalPlan> rewritten = [.. inputs.Select(i => i.Rewrite(rewrite))];
        bool changed = false;
        for (int i = 0; i < inputs.Length; i++)
        {
            changed |= !ReferenceEquals(inputs[i], rewritten[i]);
        }

        return rewrite(changed ? WithInputs(rewritten) : this);
    }

    /// <summary>The whole tree, a line a node, inputs indented.</summary>
    public sealed override string ToString() => string.Join('\n', Lines(0));

    private IEnumerable<string> Lines(int depth) =>
        Inputs.SelectMany(i => i.Lines(depth + 1)).Prepend(new string(' ', depth * 2) + Describe());
}
