namespace Parcours.Results;

/// <summary>Boxes of values, used again while the values come again: codes, small numbers and dates mostly do.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class BoxCache<T>
    where T : struct
{
    private const int Size = 256;

    private readonly object?[] _boxes = new object?[Size];

    public object Box(T value)
    {
        ref object? slot = ref _boxes[value.GetHashCode() & (Size - 1)];
        if (slot is null || !EqualityComparer<T>.Default.Equals((T)slot, value) || value is decimal or double or float)
        {
            // Equal decimals may differ in scale and equal doubles in sign, so those are never shared.
            slot = value;
        }

        return slot;
    }
}
