using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators.Timelines;

/// <summary>Merges events with a duration into episodes, patient by patient; the events come in order of start.</summary>
/// <param name="columns">How events are kept: patient, start, days, keys, and what aggregates read.</param>
/// <param name="links">Finds the event before.</param>
/// <param name="keyColumns">The places of the keys.</param>
/// <param name="grace">How many uncovered days may lie within an episode.</param>
/// <param name="carryOver">Whether an event that starts on a covered day covers its days after those.</param>
/// <param name="aggregates">Aggregates of the events of an episode.</param>
/// <param name="interner">Numbers distinct texts.</param>
/// <param name="domains">What is known of the result's columns.</param>
/// <param name="text">The episodes, for people.</param>
internal sealed unsafe class EpisodesOperator(
    ImmutableArray<StoreColumn?> columns,
    PatientLinks links,
    ImmutableArray<int> keyColumns,
    long grace,
    bool carryOver,
    ImmutableArray<CompiledAggregate> aggregates,
    TextInterner interner,
    ImmutableArray<ColumnDomain> domains,
    string text) : Operator
{
    /// <summary>The place of the patient.</summary>
    public const int PatientColumn = 0;

    /// <summary>The place of the first day.</summary>
    public const int StartColumn = 1;

    /// <summary>The place of the number of days.</summary>
    public const int DaysColumn = 2;

    // More than the calendar has.
    private const long MostDays = DateParts.MaxDay - (long)DateParts.MinDay + 1;

    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new EpisodesStage(this, worker, next);

    public override string Describe() => text;

    private ImmutableArray<StoreColumn?> Columns => columns;

    private PatientLinks Links => links;

    private ImmutableArray<int> KeyColumns => keyColumns;

    private ImmutableArray<CompiledAggregate> Aggregates => aggregates;

    private AggregateState[] NewStates(WorkerContext worker) => [.. aggregates.Select(a => a.NewState(worker.Budget, interner, mayHaveNoRows: false))];

    /// <summary>Adds an event to an episode, or says that it begins another.</summary>
    private bool Extend(ref Episode episode, long start, long days)
    {
        if (start - episode.Next > grace)
        {
            return false;
        }

        long next = start + days;
        if (start >= episode.Next)
        {
            episode.Covered += days;
        }
        else if (carryOver)
        {
            episode.Covered += days;
            next = episode.Next + days;
        }
        else
        {
            next = Math.Max(next, episode.Next);
            episode.Covered += next - episode.Next;
        }

        (episode.Next, episode.Events) = (next, episode.Events + 1);
        return true;
    }

    /// <summary>An episode under way.</summary>
    private struct Episode
    {
        public int FirstRow;
        public long Next;
        public long Covered;
        public long Events;
    }

    private sealed class EpisodesStage(EpisodesOperator op, WorkerContext worker, Stage next)
        : PatientRowsStage(op.Columns, PatientColumn, worker, next)
    {
        private readonly Batch _output = new(op.Domains.Length);
        private readonly Batch _events = new(op.Columns.Length);
        private readonly AggregateState[] _states = op.NewStates(worker);

        public override void Dispose()
        {
            foreach (AggregateState state in _states)
            {
                state.Dispose();
            }

            base.Dispose();
        }

        protected override void Process(RowStore rows, int count)
        {
            int* previous = op.Links.Previous(rows, count, Worker);
            int* numbers = Worker.Arena.Allocate<int>(count);
            Episode* episodes = Worker.Arena.Allocate<Episode>(count);
            int made = Merge(rows, count, previous, numbers, episodes);
            Aggregate(rows, count, numbers, made);
            for (int start = 0; start < made; start += Worker.BatchRows)
            {
                (int Chunk, long Used) mark = Worker.Arena.Mark();
                Emit(rows, episodes, start, Math.Min(Worker.BatchRows, made - start));
                Worker.Arena.Release(mark);
            }
        }

        /// <summary>The episode of each event: that of the event before, or a new one.</summary>
        private int Merge(RowStore rows, int count, int* previous, int* numbers, Episode* episodes)
        {
            var starts = new Times(rows.Column(StartColumn));
            var days = new Times(rows.Column(DaysColumn));
            int made = 0;
            for (int i = 0; i < count; i++)
            {
                int number = previous[i] < 0 ? -1 : numbers[previous[i]];
                long length = Math.Min(days[i], MostDays);
                if (number < 0 || !op.Extend(ref episodes[number], starts[i], length))
                {
                    number = made++;
                    episodes[number] = new Episode { FirstRow = i, Next = starts[i] + length, Covered = length, Events = 1 };
                }

                numbers[i] = number;
            }

            return made;
        }

        private void Aggregate(RowStore rows, int count, int* numbers, int episodes)
        {
            if (_states.Length == 0)
            {
                return;
            }

            int most = Math.Max(64, Worker.BatchRows & ~63);
            foreach (AggregateState state in _states)
            {
                state.Clear();
                state.Ensure(episodes);
            }

            for (int start = 0; start < count; start += most)
            {
                (int Chunk, long Used) mark = Worker.Arena.Mark();
                _events.Count = Math.Min(most, count - start);
                for (int i = 0; i < _events.Columns.Length; i++)
                {
                    _events.Columns[i] = rows.Column(i, start, _events.Count, Worker.Arena);
                }

                for (int i = 0; i < _states.Length; i++)
                {
                    op.Aggregates[i].Update(_states[i], _events, GroupAssignment.Of(numbers + start), Worker);
                }

                Worker.Arena.Release(mark);
            }
        }

        private void Emit(RowStore rows, Episode* episodes, int first, int count)
        {
            Arena arena = Worker.Arena;
            int* places = arena.Allocate<int>(count);
            int* ends = arena.Allocate<int>(count);
            long* covered = arena.Allocate<long>(count);
            long* events = arena.Allocate<long>(count);
            int* numbers = arena.Allocate<int>(count);
            for (int i = 0; i < count; i++)
            {
                Episode episode = episodes[first + i];
                numbers[i] = first + i;
                places[i] = episode.FirstRow;
                ends[i] = (int)Math.Min(episode.Next - 1, DateParts.MaxDay);

                // Events begin within the calendar, so that days beyond it are all covered, and come last.
                covered[i] = episode.Covered - Math.Max(0, episode.Next - 1 - DateParts.MaxDay);
                events[i] = episode.Events;
            }

            int at = 0;
            _output.Count = count;
            _output.Columns[at++] = Selection.Gather(rows.Column(PatientColumn), places, count, arena);
            foreach (int key in op.KeyColumns)
            {
                _output.Columns[at++] = Selection.Gather(rows.Column(key), places, count, arena);
            }

            _output.Columns[at++] = Selection.Gather(rows.Column(StartColumn), places, count, arena);
            _output.Columns[at++] = new Vector { Lane = Lane.Int32, Values = ends };
            _output.Columns[at++] = new Vector { Lane = Lane.Int64, Values = covered };
            _output.Columns[at++] = new Vector { Lane = Lane.Int64, Values = events };
            foreach (AggregateState state in _states)
            {
                _output.Columns[at++] = state.Result(new ReadOnlySpan<int>(numbers, count), arena);
            }

            Next.Push(_output);
        }
    }
}
