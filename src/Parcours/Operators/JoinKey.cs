using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators;

/// <summary>How the keys of two sides are made comparable as 64-bit words.</summary>
/// <remarks>
/// Where the left side has codes, the values of the right side are looked up in its dictionary, once a row that is built. Otherwise both sides are decoded,
/// and texts are numbered by an interner.
/// </remarks>
internal sealed unsafe class JoinKey(Evaluator left, ColumnDomain leftDomain, Evaluator right, ColumnDomain rightDomain, TextInterner interner)
{
    private readonly bool _sameCodes = leftDomain.Dictionary is not null && ReferenceEquals(leftDomain.Dictionary, rightDomain.Dictionary);
    private readonly bool _intoLeft = leftDomain.Dictionary is not null && !ReferenceEquals(leftDomain.Dictionary, rightDomain.Dictionary);

    /// <summary>The words of the left side; the bitmap of the rows that can match, null for all.</summary>
    public ulong* Left(Batch batch, WorkerContext worker, ulong* words)
    {
        Vector values = left.Evaluate(batch, worker.Evaluation);
        if (!_sameCodes && !_intoLeft)
        {
            values = worker.Evaluation.Decode(values, batch.Count);
            if (values.Lane == Lane.Text)
            {
                return Find(values, batch.Count, worker.Arena, words);
            }
        }

        LaneWords.Of(values, batch.Count, interner, words);
        return values.Validity;
    }

    /// <summary>The words of the right side; the bitmap of the rows that can match, null for all.</summary>
    public ulong* Right(Batch batch, WorkerContext worker, ulong* words)
    {
        Vector values = right.Evaluate(batch, worker.Evaluation);
        if (!_intoLeft)
        {
            values = _sameCodes ? values : worker.Evaluation.Decode(values, batch.Count);
            LaneWords.Of(values, batch.Count, interner, words);
            return values.Validity;
        }

        values = worker.Evaluation.Decode(values, batch.Count);
        ValueDictionary dictionary = leftDomain.Dictionary!;
        ulong* known = worker.Arena.AllocateBits(batch.Count);
        Kernels.Bitmap.Clear(known, batch.Count);
        for (int i = 0; i < batch.Count; i++)
        {
            int code = !values.IsValid(i) ? -1 : values.Lane switch
            {
                Lane.Text => dictionary.Find(values.Text[i].Span),
                Lane.Int32 => dictionary.Find(values.Int32[i]),
                _ => dictionary.Find(values.Int64[i]),
            };
            words[i] = code >= 0 ? (ulong)code : 0;
            if (code >= 0)
            {
                Kernels.Bitmap.Set(known, i);
            }
        }

        return known;
    }

    /// <summary>Texts that the right side does not have match nothing, and need no number.</summary>
    private ulong* Find(Vector values, int count, Arena arena, ulong* words)
    {
        ulong* known = arena.AllocateBits(count);
        Kernels.Bitmap.Clear(known, count);
        for (int i = 0; i < count; i++)
        {
            int number = values.IsValid(i) ? interner.Find(values.Text[i].Span) : -1;
            words[i] = number >= 0 ? (ulong)number : 0;
            if (number >= 0)
            {
                Kernels.Bitmap.Set(known, i);
            }
        }

        return known;
    }
}
