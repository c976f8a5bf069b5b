using CsCheck;

namespace Parcours.Specification.Generation;

/// <summary>A generator of CsCheck written as plain code over <see cref="Draw"/>.</summary>
internal sealed class DrawGen<T>(Func<Draw, T> make) : Gen<T>
{
    public override T Generate(PCG pcg, Size? min, out Size size)
    {
        var draw = new Draw(pcg);
        T value = make(draw);
        size = new Size(draw.Cost);
        return value;
    }
}
