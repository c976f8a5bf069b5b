using System.Text;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Functions that make texts or measure them. Positions count UTF-16 units, as in C#; for ASCII these are bytes.</summary>
internal sealed unsafe class TextEvaluator(CallExpression call, Evaluator[] arguments) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        var inputs = new Vector[arguments.Length];
        ulong* validity = null;
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = context.Decode(arguments[i].Evaluate(batch, context), count);
            validity = context.Both(validity, inputs[i].Validity, count);
        }

        var result = new Vector { Lane = call.Type.Lane, Values = context.Arena.AllocateLanes(call.Type.Lane, count), Validity = validity };
        for (int row = 0; row < count; row++)
        {
            bool valid = validity is null || Bitmap.Get(validity, row);
            if (call.Function == Function.Length)
            {
                result.Int32[row] = valid ? Units(inputs[0].Text[row].Span) : 0;
            }
            else
            {
                result.Text[row] = valid ? Make(inputs, row, context.Arena) : default;
            }
        }

        return result;
    }

    private TextView Make(Vector[] inputs, int row, Arena arena)
    {
        TextView text = inputs[0].Text[row];
        switch (call.Function)
        {
            case Function.Substring:
                return Substring(text, inputs[1].Int32[row], inputs.Length > 2 ? inputs[2].Int32[row] : int.MaxValue, arena);
            case Function.Concat:
                return Concat(inputs, row, arena);
            case Function.Trim:
                ReadOnlySpan<byte> whole = text.Span;
                return Ascii.IsValid(whole) ? TrimAscii(text) : Copy(Encoding.UTF8.GetString(whole).Trim(), arena);
            case Function.Upper:
                return Copy(Encoding.UTF8.GetString(text.Span).ToUpperInvariant(), arena);
            default:
                return Copy(Encoding.UTF8.GetString(text.Span).ToLowerInvariant(), arena);
        }
    }

    private static TextView Substring(TextView text, int start, int length, Arena arena)
    {
        // What lies outside the text is cut off, on both sides.
        long end = Math.Max(0, (long)start + length);
        start = Math.Max(0, start);
        if (Ascii.IsValid(text.Span))
        {
            int from = Math.Min(start, text.Length);
            return new TextView(text.Bytes + from, (int)Math.Max(0, Math.Min(end, text.Length) - from));
        }

        string characters = Encoding.UTF8.GetString(text.Span);
        int first = Math.Min(start, characters.Length);
        return Copy(characters.AsSpan(first, (int)Math.Max(0, Math.Min(end, characters.Length) - first)), arena);
    }

    private static TextView Concat(Vector[] inputs, int row, Arena arena)
    {
        int length = 0;
        foreach (Vector input in inputs)
        {
            length += input.Text[row].Length;
        }

        byte* to = (byte*)arena.Allocate(length);
        int at = 0;
        foreach (Vector input in inputs)
        {
            input.Text[row].Span.CopyTo(new Span<byte>(to + at, length - at));
            at += input.Text[row].Length;
        }

        return new TextView(to, length);
    }

    private static TextView TrimAscii(TextView text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && char.IsWhiteSpace((char)text.Bytes[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace((char)text.Bytes[end - 1]))
        {
            end--;
        }

        return new TextView(text.Bytes + start, end - start);
    }

    private static TextView Copy(ReadOnlySpan<char> characters, Arena arena)
    {
        int length = Encoding.UTF8.GetByteCount(characters);
        byte* to = (byte*)arena.Allocate(length);
        Encoding.UTF8.GetBytes(characters, new Span<byte>(to, length));
        return new TextView(to, length);
    }

    private static int Units(ReadOnlySpan<byte> text) => Ascii.IsValid(text) ? text.Length : Encoding.UTF8.GetCharCount(text);
}
