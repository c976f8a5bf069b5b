using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;
using Parcours.Plans;

namespace Parcours.Operators;

/// <summary>Joins the rows that pass with those of a table in memory: in their own order, and for each in the order of the table.</summary>
/// <param name="kind">Which rows it gives.</param>
/// <param name="table">The right side.</param>
/// <param name="domains">What is known of the result's columns.</param>
/// <param name="needed">The columns of the result that anyone needs.</param>
/// <param name="leftColumns">How many of them come from the left.</param>
/// <param name="text">The join, for people.</param>
internal sealed unsafe class JoinOperator(JoinKind kind, JoinTable table, ImmutableArray<ColumnDomain> domains, bool[] needed, int leftColumns, string text) : Operator
{
    public override ImmutableArray<ColumnDomain> Domains => domains;

    private JoinKind Kind => kind;

    private JoinTable Table => table;

    private bool[] Needed => needed;

    private int LeftColumns => leftColumns;

    public override Stage Open(WorkerContext worker, Stage next) => new JoinStage(this, worker, next);

    public override string Describe() => text;

    private sealed class JoinStage : Stage
    {
        private readonly JoinOperator _join;
        private readonly JoinTable _table;
        private readonly WorkerContext _worker;
        private readonly Batch _output;
        private readonly PairBuffer _pairs;

        public JoinStage(JoinOperator join, WorkerContext worker, Stage next)
            : base(next)
        {
            (_join, _table, _worker) = (join, join.Table, worker);
            _output = new Batch(join.Domains.Length);
            _pairs = new PairBuffer(Math.Max(64, worker.BatchRows), worker.Budget);
        }

        public override void Push(Batch batch)
        {
            int count = batch.Count;
            int keys = _table.Keys.Length;
            ulong* words = _worker.Arena.Allocate<ulong>(count * keys);
            ulong* usable = null;
            for (int key = 0; key < keys; key++)
            {
                ulong* valid = _table.Keys[key].Left(batch, _worker, words + ((long)count * key));
                usable = _worker.Evaluation.Both(usable, valid, count);
            }

            ulong* row = stackalloc ulong[keys];
            for (int i = 0; i < count; i++)
            {
                int match = -1;
                if (usable is null || Bitmap.Get(usable, i))
                {
                    for (int key = 0; key < keys; key++)
                    {
                        row[key] = words[((long)count * key) + i];
                    }

                    match = _table.First(row);
                }

                Match(batch, i, match);
            }

            Flush(batch);
        }

        public override void Dispose()
        {
            _pairs.Dispose();
            base.Dispose();
        }

        private void Match(Batch batch, int row, int match)
        {
            switch (_join.Kind)
            {
                case JoinKind.Semi when match >= 0:
                case JoinKind.Anti when match < 0:
                case JoinKind.Left when match < 0:
                    Add(batch, row, -1);
                    return;
                case JoinKind.Semi or JoinKind.Anti:
                    return;
            }

            for (; match >= 0; match = _table.Next(match))
            {
                Add(batch, row, match);
            }
        }

        private void Add(Batch batch, int left, int right)
        {
            if (_pairs.Add(left, right))
            {
                Flush(batch);
            }
        }

        private void Flush(Batch batch)
        {
            if (_pairs.Count == 0)
            {
                return;
            }

            (int Chunk, long Used) mark = _worker.Arena.Mark();
            int count = _output.Count = _pairs.Count;
            for (int i = 0; i < _output.Columns.Length; i++)
            {
                _output.Columns[i] = !_join.Needed[i] ? default
                    : i < _join.LeftColumns ? Selection.Gather(batch.Columns[i], _pairs.Left, count, _worker.Arena)
                    : _join.Kind == JoinKind.Left ? Selection.GatherOrNull(_table.Rows, i - _join.LeftColumns, _pairs.Right, count, _worker)
                    : Selection.Gather(_table.Rows.Column(i - _join.LeftColumns), _pairs.Right, count, _worker.Arena);
            }

            _pairs.Clear();
            Next.Push(_output);
            _worker.Arena.Release(mark);
        }
    }
}
