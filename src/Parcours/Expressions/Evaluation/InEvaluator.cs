using System.Text;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Membership in a set of constants.</summary>
internal sealed unsafe class InEvaluator : Evaluator
{
    private readonly Evaluator _value;
    private readonly HashSet<long> _integers = [];
    private readonly HashSet<double> _numbers = [];
    private readonly Dictionary<string, bool> _texts = new(StringComparer.Ordinal);

    /// <summary>How bytes become the characters that are looked up: bytes that are no text, one each.</summary>
    private readonly Encoding _encoding = Encoding.UTF8;

    public InEvaluator(Evaluator value, IEnumerable<LiteralExpression> literals)
    {
        _value = value;
        foreach (LiteralExpression literal in literals)
        {
            switch (literal.Value)
            {
                case bool flag:
                    _integers.Add(flag ? 1 : 0);
                    break;
                case long integer:
                    _integers.Add(integer);
                    break;
                case double number:
                    _numbers.Add(number);
                    break;
                case string text:
                    _texts[text] = true;
                    break;
                case byte[] bytes:
                    _encoding = Encoding.Latin1;
                    _texts[_encoding.GetString(bytes)] = true;
                    break;
            }
        }
    }

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector value = context.Decode(_value.Evaluate(batch, context), count);
        ulong* bits = context.Arena.AllocateBits(count);
        Bitmap.Clear(bits, count);
        Dictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> texts = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        char[] characters = [];
        for (int i = 0; i < count; i++)
        {
            bool member = value.Lane switch
            {
                Lane.Bit => _integers.Contains(Bitmap.Get(value.Bits, i) ? 1 : 0),
                Lane.Int32 => _integers.Contains(value.Int32[i]),
                Lane.Int64 => _integers.Contains(value.Int64[i]),
                Lane.Float64 => !double.IsNaN(value.Float64[i]) && _numbers.Contains(value.Float64[i]),
                _ => value.IsValid(i) && texts.ContainsKey(Characters(value.Text[i].Span, ref characters)),
            };
            if (member)
            {
                Bitmap.Set(bits, i);
            }
        }

        return new Vector { Lane = Lane.Bit, Values = bits, Validity = value.Validity };
    }

    private ReadOnlySpan<char> Characters(ReadOnlySpan<byte> text, ref char[] buffer)
    {
        if (buffer.Length < text.Length)
        {
            buffer = new char[Math.Max(64, text.Length)];
        }

        return buffer.AsSpan(0, _encoding.GetChars(text, buffer));
    }
}
