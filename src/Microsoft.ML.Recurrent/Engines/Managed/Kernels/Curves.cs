using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>The elementary functions of the cells, on registers. Not-a-number goes through.</summary>
internal static class Curves<V> where V : struct, ILanes<V>
{
    private const float Shift = 12582912f; // 1.5·2²³: what is added to it is rounded to an integer

    /// <summary>e⁻ˣ for x from −87 to 87.3, outside as at the border, so that its inverse is no denormal. Error at most 1.2 units in the last place,
    /// 1.5 where a multiply-add is rounded twice.</summary>
    /// <remarks><c>x = −n·ln 2 + r</c>, a polynomial of degree 6 for e⁻ʳ with the least largest error (eng/curves/exponential.py), scaled by 2ⁿ.
    /// ln 2 in two parts (Cody &amp; Waite 1980).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfNegative(V x)
    {
        x = V.Min(V.Create(87.33654f), V.Max(V.Create(-87f), x));
        V n = V.MultiplyAdd(x, V.Create(-1.44269504f), V.Create(Shift)) - V.Create(Shift);
        V r = V.MultiplyAdd(n, V.Create(0.693359375f), x);
        r = V.MultiplyAdd(n, V.Create(-2.12194440e-4f), r);
        V p = V.MultiplyAdd(V.Create(1.40612398e-3f), r, V.Create(-8.37901141e-3f));
        p = V.MultiplyAdd(p, r, V.Create(4.16647755e-2f));
        p = V.MultiplyAdd(p, r, V.Create(-1.66663662e-1f));
        p = V.MultiplyAdd(p, r, V.Create(5.0000006e-1f));
        p = V.MultiplyAdd(p, r, V.Create(-1f));
        return V.Scale(V.MultiplyAdd(p, r, V.Create(1f)), n);
    }

    /// <summary>1 / (1 + e⁻ˣ), with a true division. Error at most 2.5 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid(V x) => V.Create(1f) / (V.Create(1f) + ExpOfNegative(x));

    /// <summary>tanh x, as a quotient of polynomials of degree 13 and 6. Error at most 5 units in the last place, also near 0;
    /// 6 where a multiply-add is rounded twice.</summary>
    /// <remarks>Minimax coefficients for float32 as the Eigen library uses them.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        x = V.Min(V.Create(7.90531110763549805f), V.Max(V.Create(-7.90531110763549805f), x));
        V z = x * x;
        V p = V.MultiplyAdd(V.Create(-2.76076847742355e-16f), z, V.Create(2.00018790482477e-13f));
        p = V.MultiplyAdd(p, z, V.Create(-8.60467152213735e-11f));
        p = V.MultiplyAdd(p, z, V.Create(5.12229709037114e-08f));
        p = V.MultiplyAdd(p, z, V.Create(1.48572235717979e-05f));
        p = V.MultiplyAdd(p, z, V.Create(6.37261928875436e-04f));
        p = V.MultiplyAdd(p, z, V.Create(4.89352455891786e-03f));
        V q = V.MultiplyAdd(V.Create(1.19825839466702e-06f), z, V.Create(1.18534705686654e-04f));
        q = V.MultiplyAdd(q, z, V.Create(2.26843463243900e-03f));
        q = V.MultiplyAdd(q, z, V.Create(4.89352518554385e-03f));
        return p * x / q;
    }
}
