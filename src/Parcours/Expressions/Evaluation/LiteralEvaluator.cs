using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>A constant in every row.</summary>
internal sealed unsafe class LiteralEvaluator : Evaluator
{
    private readonly Lane _lane;
    private readonly long _bits;
    private readonly byte[] _bytes;
    private readonly int _length;

    public LiteralEvaluator(LiteralExpression literal)
    {
        Literal = literal;
        _lane = literal.Type.Lane;
        _bytes = [];
        switch (literal.Value)
        {
            case bool flag:
                _bits = flag ? 1 : 0;
                break;
            case long integer:
                _bits = integer;
                break;
            case double number:
                _bits = BitConverter.DoubleToInt64Bits(number);
                break;
            case string text:
                (_bytes, _length) = Pin(Encoding.UTF8.GetBytes(text));
                break;
            case byte[] bytes:
                (_bytes, _length) = Pin(bytes);
                break;
        }
    }

    public LiteralExpression Literal { get; }

    /// <summary>The value in an integer lane.</summary>
    public long Integer => _bits;

    public double Number => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The value of a text; its bytes are pinned as long as this object lives.</summary>
    public TextView Text => new((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes)), _length);

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        var vector = new Vector { Lane = _lane, Values = context.Arena.AllocateLanes(_lane, count) };
        switch (_lane)
        {
            case Lane.Bit when _bits != 0:
                Bitmap.Fill(vector.Bits, count);
                break;
            case Lane.Bit:
                Bitmap.Clear(vector.Bits, count);
                break;
            case Lane.Int32:
                new Span<int>(vector.Values, count).Fill((int)_bits);
                break;
            case Lane.Text:
                new Span<TextView>(vector.Values, count).Fill(Text);
                break;
            default:
                new Span<long>(vector.Values, count).Fill(_bits);
                break;
        }

        if (Literal.Value is null)
        {
            vector.Validity = context.Arena.AllocateBits(count);
            Bitmap.Clear(vector.Validity, count);
        }

        return vector;
    }

    private static (byte[] Bytes, int Length) Pin(ReadOnlySpan<byte> from)
    {
        byte[] pinned = GC.AllocateArray<byte>(from.Length + 64, pinned: true);
        from.CopyTo(pinned);
        return (pinned, from.Length);
    }
}
