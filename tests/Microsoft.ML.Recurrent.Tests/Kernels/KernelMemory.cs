using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Kernels;

/// <summary>Drawn numbers where kernels can reach them, between marks that none may touch.</summary>
internal sealed unsafe class KernelMemory
{
    private const int Margin = 16;
    private const float Mark = 12345.678f;

    private readonly AlignedFloats _floats;
    private readonly int _count;

    public KernelMemory(int seed, int count)
    {
        _count = count;
        _floats = new AlignedFloats(count + (2 * Margin));
        _floats.Span.Fill(Mark);
        var random = new SeedSequence((ulong)seed);
        for (int i = 0; i < count; i++)
            Pointer[i] = (2 * random.Uniform(i)) - 1;
    }

    public float* Pointer => _floats.Pointer + Margin;

    public Span<float> Span => new(Pointer, _count);

    /// <summary>The numbers as they are now.</summary>
    public double[] Doubles() => Array.ConvertAll(Span.ToArray(), value => (double)value);

    public void AssertMarksStand()
    {
        Assert.False(_floats.Span[..Margin].ContainsAnyExcept(Mark), "Something was written before the beginning.");
        Assert.False(_floats.Span[(Margin + _count)..].ContainsAnyExcept(Mark), "Something was written behind the end.");
    }

    /// <summary>Compares with a twin's numbers, each within its own bound.</summary>
    public void AssertNear(double[] expected, double bound)
    {
        Assert.Equal(expected.Length, _count);
        for (int i = 0; i < _count; i++)
        {
            if (!(Math.Abs(Pointer[i] - expected[i]) <= bound))
                Assert.Fail(FormattableString.Invariant($"Element {i} is {Pointer[i]}; the twin has {expected[i]}, and {bound:g3} is allowed."));
        }
    }

    /// <summary>What rounding may add to a chain of multiply-adds of numbers within ±1; a term left out shows.</summary>
    public static double Rounding(int terms) => (terms + 2) * 4 * Math.Pow(2, -24);
}
