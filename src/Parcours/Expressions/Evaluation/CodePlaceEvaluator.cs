using System.Globalization;
using System.Text;
using Parcours.Codes;
using Parcours.Columns;

namespace Parcours.Expressions.Evaluation;

/// <summary>Where codes lie in a set: the place of the span that holds each, or -1.</summary>
internal sealed unsafe class CodePlaceEvaluator : Evaluator
{
    private readonly CodeSet _set;
    private readonly Evaluator _code;

    /// <summary>The places of codes that are numbers, for a set of nothing else; null when their text must be looked up.</summary>
    private readonly Dictionary<long, int>? _numbers;

    /// <summary>The least number that has more digits than the terminology's codes, which may be another way to write one.</summary>
    private readonly long _end;

    public CodePlaceEvaluator(CodeSet set, Evaluator code)
    {
        _set = set;
        _code = code;
        int width = CodeForm.Width(set.Terminology);
        if (width > 0 && set.Spans.All(s => s.End == CodeForm.After(s.First)))
        {
            _numbers = set.Spans.Select((s, place) => (s.First, place)).ToDictionary(p => long.Parse(p.First, CultureInfo.InvariantCulture), p => p.place);
            _end = (long)Math.Pow(10, width);
        }
    }

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector value = context.Decode(_code.Evaluate(batch, context), count);
        var places = new Vector { Lane = Lane.Int32, Values = context.Arena.AllocateLanes(Lane.Int32, count), Validity = value.Validity };
        char[] characters = [];
        for (int i = 0; i < count; i++)
        {
            places.Int32[i] = !value.IsValid(i) ? -1 : value.Lane switch
            {
                Lane.Int32 => Place(value.Int32[i]),
                Lane.Int64 => Place(value.Int64[i]),
                _ => Place(value.Text[i].Span, ref characters),
            };
        }

        return places;
    }

    private int Place(long number)
    {
        if (_numbers is not null && number >= 0 && number < _end)
        {
            return _numbers.GetValueOrDefault(number, -1);
        }

        Span<char> text = stackalloc char[20];
        number.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        return _set.Find(text[..length]);
    }

    private int Place(ReadOnlySpan<byte> text, ref char[] characters)
    {
        if (characters.Length < text.Length)
        {
            characters = new char[Math.Max(CodeForm.UsualLength, text.Length)];
        }

        return _set.Find(characters.AsSpan(0, Encoding.UTF8.GetChars(text, characters)));
    }
}
