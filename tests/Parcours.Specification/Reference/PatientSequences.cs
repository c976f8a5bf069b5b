using System.Numerics;
using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Specification.Reference;

/// <summary>Answers what looks at the rows of each patient one after the other: windows over them, and episodes.</summary>
internal sealed class PatientSequences(TimelinePlanRows rows)
{
    public IEnumerable<object?[]> Window(PatientWindowPlan plan)
    {
        Item[] items = [.. rows.Of(plan.Input).Select((r, place) => new Item(
            r,
            place,
            (long?)Scalar.Evaluate(plan.Time, r),
            [r[plan.Input.Patient], .. plan.Keys.Select(k => Scalar.Evaluate(k, r))],
            [.. plan.Functions.Select(f => f.Argument is null ? null : Scalar.Evaluate(f.Argument, r))]))];
        var given = new List<(Item First, object?[] Row)>();
        foreach (List<Item> run in Runs(items))
        {
            for (int i = 0; i < run.Count; i++)
            {
                given.Add((run[i], [.. run[i].Row, .. plan.Functions.Select((f, argument) => Function(f, run, i, argument))]));
            }
        }

        return InOrder(plan.Input, given);
    }

    private static object? Function(NamedPatientFunction function, List<Item> run, int place, int argument) => function.Function switch
    {
        PatientFunction.Number => place + 1L,
        PatientFunction.NumberFromEnd => (long)(run.Count - place),
        PatientFunction.Lag => place >= function.Offset ? run[place - function.Offset].Values[argument] : null,
        PatientFunction.Lead => run.Count - place > function.Offset ? run[place + function.Offset].Values[argument] : null,
        _ => throw new NotSupportedException(function.ToString()),
    };

    public IEnumerable<object?[]> Episodes(EpisodesPlan plan)
    {
        Item[] items = [.. rows.Of(plan.Input).Select((r, place) => EventOf(plan, r, place))];
        var given = new List<(Item First, object?[] Row)>();
        foreach (List<Item> run in Runs([.. items.Where(i => i.Values[0] is long and > 0)]))
        {
            foreach (Episode episode in Merge(plan, run))
            {
                Item first = episode.Events[0];
                long lastDay = Calendar.Last(plan.Start.Type);
                given.Add((first,
                [
                    first.Row[plan.Input.Patient],
                    .. first.Key.Skip(1),
                    first.Time,
                    (long)BigInteger.Min(episode.End, lastDay),
                    (long)(episode.Covered - BigInteger.Max(0, episode.End - lastDay)),
                    (long)episode.Events.Count,
                    .. plan.Aggregates.Select(a => Aggregates.Evaluate(a.Aggregate, episode.Events.Select(e => e.Row))),
                ]));
            }
        }

        return InOrder(plan.Input, given);
    }

    private static Item EventOf(EpisodesPlan plan, object?[] row, int place) => new(
        row,
        place,
        (long?)Scalar.Evaluate(plan.Start, row),
        [row[plan.Input.Patient], .. plan.Keys.Select(k => Scalar.Evaluate(k.Expression, row))],
        [Scalar.Evaluate(plan.Days, row)]);

    /// <summary>The episodes of events in order of start. Days beyond the calendar are counted here, and taken off in the end.</summary>
    private static List<Episode> Merge(EpisodesPlan plan, List<Item> events)
    {
        var episodes = new List<Episode>();
        foreach (Item item in events)
        {
            BigInteger start = item.Time!.Value;
            BigInteger days = (long)item.Values[0]!;
            Episode? episode = episodes.LastOrDefault();
            if (episode is null || start - episode.End - 1 > plan.Grace)
            {
                episodes.Add(new Episode { Events = { item }, End = start + days - 1, Covered = days });
                continue;
            }

            BigInteger firstNew = BigInteger.Max(start, episode.End + 1);
            BigInteger end = plan.CarryOver ? firstNew + days - 1 : BigInteger.Max(start + days - 1, episode.End);
            episode.Covered += BigInteger.Max(0, end - firstNew + 1);
            episode.End = end;
            episode.Events.Add(item);
        }

        return episodes;
    }

    /// <summary>Those that have a time; of each patient and keys apart, in order of time and then of the input.</summary>
    private static IEnumerable<List<Item>> Runs(Item[] items) =>
        ReferenceEngine.Groups(items.Where(i => i.Time is not null), i => i.Key).Select(g => g.Rows.OrderBy(i => i.Time).ToList());

    private IEnumerable<object?[]> InOrder(LogicalPlan input, IEnumerable<(Item First, object?[] Row)> given) =>
        given.OrderBy(g => rows.PlaceOf(g.First.Row[input.Patient])).ThenBy(g => g.First.Time).ThenBy(g => g.First.Place).Select(g => g.Row);

    /// <summary>A row of the input, its place there, its time, its patient and keys, and other values that are asked for.</summary>
    private sealed record Item(object?[] Row, int Place, long? Time, object?[] Key, object?[] Values);

    private sealed class Episode
    {
        public List<Item> Events { get; } = [];

        public BigInteger End { get; set; }

        public BigInteger Covered { get; set; }
    }
}
