using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Parcours.Expressions;
using Parcours.Linq;
using Parcours.Plans;

namespace Parcours.Snds.Views;

/// <summary>
/// Opens tables of the SNDS as they are stored. Deliveries differ: a column or a table that is not there has no values, respectively no rows,
/// so that a definition that looks at it works on what there is.
/// </summary>
internal static class StoredRows
{
    private const DynamicallyAccessedMemberTypes Needed = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>The rows of the table that a record names.</summary>
    public static Query<T> Table<[DynamicallyAccessedMembers(Needed)] T>(DatasetView data) => Query<T>.Create(Of<T>(data));

    /// <summary>The rows of the table that a record names, at a time.</summary>
    public static EventQuery<T> Events<[DynamicallyAccessedMembers(Needed)] T>(DatasetView data, string time)
    {
        QueryState rows = Of<T>(data);
        return new EventQuery<T>(rows with { Timeline = new Timeline(rows.Plan.Column(IndexOf(rows.Plan, time))) });
    }

    /// <summary>The rows of the table that a record names, from a start to an end.</summary>
    public static IntervalQuery<T> Intervals<[DynamicallyAccessedMembers(Needed)] T>(DatasetView data, string start, string end)
    {
        QueryState rows = Of<T>(data);
        return new IntervalQuery<T>(rows with { Timeline = new Timeline(rows.Plan.Column(IndexOf(rows.Plan, start)), rows.Plan.Column(IndexOf(rows.Plan, end))) });
    }

    /// <summary>The rows of a nomenclature that a record names; none where the dataset does not have it.</summary>
    public static Query<T> Reference<[DynamicallyAccessedMembers(Needed)] T>(DatasetView data) =>
        data.Tables.Any(t => string.Equals(t.Name, RecordBinder.TableName(typeof(T)), StringComparison.OrdinalIgnoreCase)) ? data.Table<T>() : Table<T>(data);

    private static QueryState Of<[DynamicallyAccessedMembers(Needed)] T>(DatasetView data)
    {
        string name = typeof(T).GetCustomAttribute<TableAttribute>()!.Name;
        bool isStored = data.Tables.Any(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
        QueryState any = data.Table(isStored ? name : SndsNames.Persons).As<AnyRow>().State;
        LogicalPlan rows = isStored ? any.Plan : new FilterPlan(any.Plan, LiteralExpression.Of(false));
        (string Name, Type Type)[] asked =
        [
            .. typeof(T).GetConstructors()[0].GetParameters()
                .Select(p => (typeof(T).GetProperty(p.Name!)!.GetCustomAttribute<ColumnAttribute>()?.Name ?? p.Name!, p.ParameterType)),
        ];
        Dictionary<string, Type> other = asked
            .Where(c => IndexOf(rows, c.Name) is >= 0 and int i && ColumnTypes.Remedy(rows.Schema[i].Type, c.Type) is not null)
            .ToDictionary(c => c.Name, c => c.Type, StringComparer.OrdinalIgnoreCase);
        (string Name, Type Type)[] missing = [.. asked.Where(c => IndexOf(rows, c.Name) < 0)];
        if (missing.Length + other.Count > 0)
        {
            rows = new ProjectPlan(
                rows,
                [
                    .. rows.Schema.Select((f, i) => new NamedExpression(f.Name, other.TryGetValue(f.Name, out Type? type) ? Read(rows.Column(i), type) : rows.Column(i))),
                    .. missing.Select(c => new NamedExpression(c.Name, Missing(c.Type))),
                ]);
        }

        return any with { Plan = rows, Row = RecordBinder.Bind(typeof(T), rows, name, roles: null) };
    }

    /// <summary>A column that is stored in another type than the published one, since a file of the delivery asked for it: read as the published one; what is true is 1.</summary>
    private static Expression Read(Expression column, Type property) => Scalars.To(column, ClrTypes.Of(property)!.Value);

    /// <summary>No value of the type of a property; where none is allowed it is in a table without rows.</summary>
    private static LiteralExpression Missing(Type property)
    {
        Type type = Nullable.GetUnderlyingType(property) ?? property;
        return type == property && type == typeof(long) ? LiteralExpression.Of(0L)
            : type == property && type == typeof(bool) ? LiteralExpression.Of(false)
            : LiteralExpression.Null(ClrTypes.Of(type)!.Value);
    }

    private static int IndexOf(LogicalPlan plan, string column)
    {
        for (int i = 0; i < plan.Schema.Length; i++)
        {
            if (string.Equals(plan.Schema[i].Name, column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
