using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Diagnostics;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>What the timeline verbs have in common: moments, and times of one type on both sides.</summary>
internal static class Timelines
{
    private static readonly ColumnType _date = new(ColumnKind.Date);

    /// <summary>One time for all rows: for windows that have no bound.</summary>
    public static EventTime AnyTime { get; } = new(LiteralExpression.Of(DateOnly.MinValue));

    /// <summary>The moment that a lambda names; the row's own time without one.</summary>
    public static (QueryState State, Scalar Moment) Moment(QueryState query, LambdaExpression? selector)
    {
        if (selector is null)
        {
            return (query, query.Timeline!.Time);
        }

        (QueryState state, Translator translator) = QueryState.Begin(selector, query);
        return (state, Time(translator.Scalar(selector.Body).Expression, selector));
    }

    /// <summary>Says of rows when they happen, and checks that they name their patient.</summary>
    public static QueryState Declare(QueryState query, LambdaExpression patient, LambdaExpression? start, LambdaExpression? end, bool endIsExclusive)
    {
        query.RefuseRows("A row");
        (QueryState state, Translator patients) = QueryState.Begin(patient, query);
        bool isPatient = patients.Translate(patient.Body) is ScalarValue { Expression: ColumnExpression column } && state.Plan.Schema[column.Index].IsPatient;
        if (!isPatient)
        {
            throw Errors.NotThePatient(LambdaPrinter.Print(patient));
        }

        if (start is null)
        {
            return state with { Timeline = null };
        }

        (state, Scalar from) = Moment(state, start);
        if (end is null)
        {
            return state with { Timeline = new Timeline(from) };
        }

        (state, Scalar to) = Moment(state, end);
        return state with { Timeline = new Timeline(from, endIsExclusive ? DayBefore(to) : to) };
    }

    /// <summary>The day before a date, which must be one.</summary>
    public static Scalar DayBefore(Scalar date) => date.Type == _date
        ? CallExpression.Call(Function.AddDays, date, LiteralExpression.Of(-1))
        : throw Errors.FunctionTypes("An end that is not part of its interval", [date.Type]);

    /// <summary>A moment and the times of the other side as dates where either is one.</summary>
    public static (Scalar? Moment, Timeline Times) Align(Scalar? moment, Timeline times)
    {
        bool asDates = new[] { moment, times.Time, times.End }.Any(t => t is not null && t.Type == _date);
        return asDates
            ? (moment is null ? null : AsDate(moment), new Timeline(AsDate(times.Time), times.End is null ? null : AsDate(times.End)))
            : (moment, times);
    }

    /// <summary>The rows of some patients.</summary>
    public static QueryState OfPatients(QueryState query, PatientSet patients)
    {
        int patient = query.Plan.Patient;
        if (patient < 0)
        {
            throw Errors.TimelineWithoutPatient();
        }

        bool fits = patients.Count == 0 || patients.IsText == query.Plan.Schema[patient].Type.IsText;
        return fits
            ? query with { Plan = new FilterPlan(query.Plan, new PatientSetExpression(patients, query.Plan.Column(patient))) }
            : throw Errors.PatientSetKeys(patients.Name, "the dataset");
    }

    /// <summary>Fails unless two queries are of one dataset and their rows are rows.</summary>
    public static void Together(QueryState left, QueryState right)
    {
        if (!ReferenceEquals(left.Runner, right.Runner))
        {
            throw Errors.OtherDataset();
        }

        right.RefuseRows("A row of the inner query");
        if (Values.HasGroup(left.Row))
        {
            throw Errors.RowsAreNotAValue("A row of the outer query");
        }
    }

    /// <summary>A query over a plan whose columns are its single values, its time and its patient, so that all of them are null where its row is missing.</summary>
    public static (QueryState Query, Scalar Presence) Plain(QueryState query)
    {
        bool plain = query.Timeline!.Time is ColumnExpression && Values.Leaves(query.Row).All(l => l.Scalar.Expression is ColumnExpression);
        if (!plain)
        {
            ImmutableArray<NamedExpression> columns =
            [
                new("patient", query.Plan.Column(query.Plan.Patient)),
                new("time", query.Timeline.Time),
                new("end", query.Timeline.End ?? query.Timeline.Time),
                .. Values.Leaves(query.Row).Select(l => new NamedExpression(l.Name, l.Scalar.Expression)),
            ];
            var plan = new ProjectPlan(query.Plan, columns);
            query = query with
            {
                Plan = plan,
                Row = Values.OnColumns(query.Row, plan, 3),
                Timeline = new Timeline(plan.Column(1), query.Timeline.End is null ? null : plan.Column(2)),
            };
        }

        return (query, CallExpression.Call(Function.IsNotNull, query.Timeline.Time));
    }

    /// <summary>The row that a lambda makes of a row and another.</summary>
    public static QueryState Output(QueryState left, LogicalPlan plan, LambdaExpression result, params Value[] arguments)
    {
        (LogicalPlan resolved, var aggregates) = AggregateResolver.Resolve(result, arguments, plan);
        return left with { Plan = resolved, Row = new Translator(result, result, arguments, aggregates).Output(result.Body), Timeline = null };
    }

    private static Scalar AsDate(Scalar time) => time.Type == _date ? time : CallExpression.Call(Function.DateOf, time);

    private static Scalar Time(Scalar value, LambdaExpression selector) => value.Type.Kind is ColumnKind.Date or ColumnKind.Timestamp
        ? value
        : throw Errors.NotATime(LambdaPrinter.Print(selector), value.Type);
}
