using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Parcours.Diagnostics;
using Parcours.Plans;

namespace Parcours.Linq;

/// <summary>Finds the column of each property of a record, and how a record is made.</summary>
internal static class RecordBinder
{
    internal const DynamicallyAccessedMemberTypes Needed =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>The name of the table that a record stands for.</summary>
    public static string TableName(Type record) => record.GetCustomAttribute<TableAttribute>()?.Name ?? record.Name;

    /// <summary>A row of a plan as a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="plan">The plan whose columns the record's properties stand for.</param>
    /// <param name="name">What the rows are called in messages.</param>
    /// <param name="roles">The stored table, whose patient, time and end marks on properties stand for; null when there is none.</param>
    public static ObjectValue Bind([DynamicallyAccessedMembers(Needed)] Type record, LogicalPlan plan, string name, TableSchema? roles)
    {
        PropertyInfo[] properties = record.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        ConstructorInfo constructor = Constructor(record, properties);
        var columns = new ColumnFinder(record, plan, name, roles);
        ImmutableArray<Part>.Builder parts = ImmutableArray.CreateBuilder<Part>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ParameterInfo parameter in constructor.GetParameters())
        {
            PropertyInfo? property = Property(properties, parameter.Name!);
            parts.Add(new Part(property?.Name ?? parameter.Name!, columns.Find(parameter.Name!, parameter.ParameterType, parameter, property)));
            taken.Add(parameter.Name!);
        }

        foreach (PropertyInfo property in properties)
        {
            if (property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && taken.Add(property.Name))
            {
                parts.Add(new Part(property.Name, columns.Find(property.Name, property.PropertyType, property), property));
            }
        }

        return parts.Count > 0
            ? new ObjectValue(record, constructor, parts.ToImmutable())
            : throw Errors.RecordShape(ClrTypes.Name(record), "it has no properties that can be set.");
    }

    /// <summary>Whether a record says that the end of an interval is the first moment after it.</summary>
    public static bool EndIsExclusive([DynamicallyAccessedMembers(Needed)] Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Cast<ICustomAttributeProvider>()
            .Concat(record.GetConstructors().SelectMany(c => c.GetParameters()))
            .SelectMany(p => p.GetCustomAttributes(typeof(EndAttribute), inherit: true)).OfType<EndAttribute>().Any(e => e.Exclusive);

    private static ConstructorInfo Constructor([DynamicallyAccessedMembers(Needed)] Type record, PropertyInfo[] properties)
    {
        return record.GetConstructors()
            .Where(c => !record.IsAbstract && c.GetParameters().All(p => Property(properties, p.Name!) is not null))
            .MaxBy(c => c.GetParameters().Length)
            ?? throw Errors.RecordShape(ClrTypes.Name(record), record.IsAbstract ? "it is abstract." : "no public constructor takes only what its properties hold.");
    }

    private static PropertyInfo? Property(PropertyInfo[] properties, string name) =>
        Array.Find(properties, p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds and checks the column of one property.</summary>
    private sealed class ColumnFinder(Type record, LogicalPlan plan, string table, TableSchema? roles)
    {
        private readonly string _record = ClrTypes.Name(record);

        /// <summary>The value of a property; marks may stand on the property or on the parameter of the same name.</summary>
        public ScalarValue Find(string property, Type type, params ICustomAttributeProvider?[] marks)
        {
            Field field = FieldOf(property, marks);
            int index = plan.Schema.IndexOf(field);
            if (ColumnTypes.Remedy(field.Type, type) is { } remedy)
            {
                throw Errors.RecordType(_record, property, ClrTypes.Name(type), table, field.Name, field.Type, field.Nullable && !remedy.EndsWith('?') && remedy is not ("string" or "byte[]") ? remedy + "?" : remedy);
            }

            return field.Nullable && !ClrTypes.CanBeNull(type)
                ? throw Errors.RecordNull(_record, property, ClrTypes.Name(type), table, field.Name)
                : new ScalarValue(type, plan.Column(index));
        }

        private Field FieldOf(string property, ICustomAttributeProvider?[] marks)
        {
            string? column = Mark<ColumnAttribute>(marks)?.Name;
            if (column is null)
            {
                (string Role, string? Column)? role =
                    Mark<PatientAttribute>(marks) is not null ? ("Patient", plan.Schema.FirstOrDefault(f => f.IsPatient)?.Name)
                    : Mark<TimeAttribute>(marks) is not null ? ("Time", roles?.Time)
                    : Mark<StartAttribute>(marks) is not null ? ("Start", roles?.Time)
                    : Mark<EndAttribute>(marks) is not null ? ("End", roles?.End)
                    : null;
                if (role is { Column: null } missing && !Has(property))
                {
                    throw Errors.RecordRole(_record, property, table, missing.Role);
                }

                column = role?.Column ?? property;
            }

            return plan.Schema.FirstOrDefault(f => string.Equals(f.Name, column, StringComparison.OrdinalIgnoreCase))
                ?? throw Errors.RecordColumn(_record, property, table, column, plan.Schema.Select(f => f.Name));
        }

        private bool Has(string column) => plan.Schema.Any(f => string.Equals(f.Name, column, StringComparison.OrdinalIgnoreCase));

        private static TAttribute? Mark<TAttribute>(ICustomAttributeProvider?[] places)
            where TAttribute : Attribute =>
            places.SelectMany(p => p?.GetCustomAttributes(typeof(TAttribute), inherit: true) ?? []).OfType<TAttribute>().FirstOrDefault();
    }
}
