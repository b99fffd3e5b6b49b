// Written by eng/tiles/generate.py; change it there.
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>A single row's pre-activations n r z m of one to four panels of a GRU that resets after the product: <c>n r z += x·W</c>, <c>r z m += h·U</c>.</summary>
/// <remarks>x [inputs], W panels [inputs, 3·lanes], h [units], U panels [units, 3·lanes], c panels [4·lanes], one behind the other; start panels startPanel floats apart.
/// Nothing overlaps. All chains run side by side: four alone would wait for themselves. Each element is one chain, over x and then over h.
/// Twin: the gate loops of the reference engine.</remarks>
internal static unsafe class GruRowTile<V> where V : struct, ILanes<V>
{
    public static void Run(int panels, float* start, nint startPanel, float* x, nint inputs, float* w, float* h, nint units, float* u, float* c)
    {
        switch (panels)
        {
            case 1: Panels1(start, startPanel, x, inputs, w, h, units, u, c); break;
            case 2: Panels2(start, startPanel, x, inputs, w, h, units, u, c); break;
            case 3: Panels3(start, startPanel, x, inputs, w, h, units, u, c); break;
            case 4: Panels4(start, startPanel, x, inputs, w, h, units, u, c); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Panels1(
        float* start, nint startPanel, float* x, nint inputs, float* w, float* h, nint units, float* u, float* c)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c03 = V.Load(start + (3 * V.Count));
        float* w0 = w;
        x += inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V f = V.Create(x[k]);
            V b00 = V.Load(w0);
            V.Accumulate(f, b00, ref c00);
            V b01 = V.Load(w0 + V.Count);
            V.Accumulate(f, b01, ref c01);
            V b02 = V.Load(w0 + (2 * V.Count));
            V.Accumulate(f, b02, ref c02);
            w0 += 3 * V.Count;
        }

        float* u0 = u;
        h += units;
        for (nint k = -units; k != 0; k++)
        {
            V f = V.Create(h[k]);
            V b01 = V.Load(u0);
            V.Accumulate(f, b01, ref c01);
            V b02 = V.Load(u0 + V.Count);
            V.Accumulate(f, b02, ref c02);
            V b03 = V.Load(u0 + (2 * V.Count));
            V.Accumulate(f, b03, ref c03);
            u0 += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c03, c + (3 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Panels2(
        float* start, nint startPanel, float* x, nint inputs, float* w, float* h, nint units, float* u, float* c)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c03 = V.Load(start + (3 * V.Count));
        V c10 = V.Load(start + startPanel);
        V c11 = V.Load(start + startPanel + V.Count);
        V c12 = V.Load(start + startPanel + (2 * V.Count));
        V c13 = V.Load(start + startPanel + (3 * V.Count));
        float* w0 = w;
        float* w1 = w + (3 * V.Count * inputs);
        x += inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V f = V.Create(x[k]);
            V b00 = V.Load(w0);
            V.Accumulate(f, b00, ref c00);
            V b01 = V.Load(w0 + V.Count);
            V.Accumulate(f, b01, ref c01);
            V b02 = V.Load(w0 + (2 * V.Count));
            V.Accumulate(f, b02, ref c02);
            V b10 = V.Load(w1);
            V.Accumulate(f, b10, ref c10);
            V b11 = V.Load(w1 + V.Count);
            V.Accumulate(f, b11, ref c11);
            V b12 = V.Load(w1 + (2 * V.Count));
            V.Accumulate(f, b12, ref c12);
            w0 += 3 * V.Count;
            w1 += 3 * V.Count;
        }

        float* u0 = u;
        float* u1 = u + (3 * V.Count * units);
        h += units;
        for (nint k = -units; k != 0; k++)
        {
            V f = V.Create(h[k]);
            V b01 = V.Load(u0);
            V.Accumulate(f, b01, ref c01);
            V b02 = V.Load(u0 + V.Count);
            V.Accumulate(f, b02, ref c02);
            V b03 = V.Load(u0 + (2 * V.Count));
            V.Accumulate(f, b03, ref c03);
            V b11 = V.Load(u1);
            V.Accumulate(f, b11, ref c11);
            V b12 = V.Load(u1 + V.Count);
            V.Accumulate(f, b12, ref c12);
            V b13 = V.Load(u1 + (2 * V.Count));
            V.Accumulate(f, b13, ref c13);
            u0 += 3 * V.Count;
            u1 += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c03, c + (3 * V.Count));
        V.Store(c10, c + (4 * V.Count));
        V.Store(c11, c + (5 * V.Count));
        V.Store(c12, c + (6 * V.Count));
        V.Store(c13, c + (7 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Panels3(
        float* start, nint startPanel, float* x, nint inputs, float* w, float* h, nint units, float* u, float* c)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c03 = V.Load(start + (3 * V.Count));
        V c10 = V.Load(start + startPanel);
        V c11 = V.Load(start + startPanel + V.Count);
        V c12 = V.Load(start + startPanel + (2 * V.Count));
        V c13 = V.Load(start + startPanel + (3 * V.Count));
        V c20 = V.Load(start + (2 * startPanel));
        V c21 = V.Load(start + (2 * startPanel) + V.Count);
        V c22 = V.Load(start + (2 * startPanel) + (2 * V.Count));
        V c23 = V.Load(start + (2 * startPanel) + (3 * V.Count));
        float* w0 = w;
        float* w1 = w + (3 * V.Count * inputs);
        float* w2 = w + (6 * V.Count * inputs);
        x += inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V f = V.Create(x[k]);
            V b00 = V.Load(w0);
            V.Accumulate(f, b00, ref c00);
            V b01 = V.Load(w0 + V.Count);
            V.Accumulate(f, b01, ref c01);
            V b02 = V.Load(w0 + (2 * V.Count));
            V.Accumulate(f, b02, ref c02);
            V b10 = V.Load(w1);
            V.Accumulate(f, b10, ref c10);
            V b11 = V.Load(w1 + V.Count);
            V.Accumulate(f, b11, ref c11);
            V b12 = V.Load(w1 + (2 * V.Count));
            V.Accumulate(f, b12, ref c12);
            V b20 = V.Load(w2);
            V.Accumulate(f, b20, ref c20);
            V b21 = V.Load(w2 + V.Count);
            V.Accumulate(f, b21, ref c21);
            V b22 = V.Load(w2 + (2 * V.Count));
            V.Accumulate(f, b22, ref c22);
            w0 += 3 * V.Count;
            w1 += 3 * V.Count;
            w2 += 3 * V.Count;
        }

        float* u0 = u;
        float* u1 = u + (3 * V.Count * units);
        float* u2 = u + (6 * V.Count * units);
        h += units;
        for (nint k = -units; k != 0; k++)
        {
            V f = V.Create(h[k]);
            V b01 = V.Load(u0);
            V.Accumulate(f, b01, ref c01);
            V b02 = V.Load(u0 + V.Count);
            V.Accumulate(f, b02, ref c02);
            V b03 = V.Load(u0 + (2 * V.Count));
            V.Accumulate(f, b03, ref c03);
            V b11 = V.Load(u1);
            V.Accumulate(f, b11, ref c11);
            V b12 = V.Load(u1 + V.Count);
            V.Accumulate(f, b12, ref c12);
            V b13 = V.Load(u1 + (2 * V.Count));
            V.Accumulate(f, b13, ref c13);
            V b21 = V.Load(u2);
            V.Accumulate(f, b21, ref c21);
            V b22 = V.Load(u2 + V.Count);
            V.Accumulate(f, b22, ref c22);
            V b23 = V.Load(u2 + (2 * V.Count));
            V.Accumulate(f, b23, ref c23);
            u0 += 3 * V.Count;
            u1 += 3 * V.Count;
            u2 += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c03, c + (3 * V.Count));
        V.Store(c10, c + (4 * V.Count));
        V.Store(c11, c + (5 * V.Count));
        V.Store(c12, c + (6 * V.Count));
        V.Store(c13, c + (7 * V.Count));
        V.Store(c20, c + (8 * V.Count));
        V.Store(c21, c + (9 * V.Count));
        V.Store(c22, c + (10 * V.Count));
        V.Store(c23, c + (11 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Panels4(
        float* start, nint startPanel, float* x, nint inputs, float* w, float* h, nint units, float* u, float* c)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c03 = V.Load(start + (3 * V.Count));
        V c10 = V.Load(start + startPanel);
        V c11 = V.Load(start + startPanel + V.Count);
        V c12 = V.Load(start + startPanel + (2 * V.Count));
        V c13 = V.Load(start + startPanel + (3 * V.Count));
        V c20 = V.Load(start + (2 * startPanel));
        V c21 = V.Load(start + (2 * startPanel) + V.Count);
        V c22 = V.Load(start + (2 * startPanel) + (2 * V.Count));
        V c23 = V.Load(start + (2 * startPanel) + (3 * V.Count));
        V c30 = V.Load(start + (3 * startPanel));
        V c31 = V.Load(start + (3 * startPanel) + V.Count);
        V c32 = V.Load(start + (3 * startPanel) + (2 * V.Count));
        V c33 = V.Load(start + (3 * startPanel) + (3 * V.Count));
        float* w0 = w;
        float* w1 = w + (3 * V.Count * inputs);
        float* w2 = w + (6 * V.Count * inputs);
        float* w3 = w + (9 * V.Count * inputs);
        x += inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V f = V.Create(x[k]);
            V b00 = V.Load(w0);
            V.Accumulate(f, b00, ref c00);
            V b01 = V.Load(w0 + V.Count);
            V.Accumulate(f, b01, ref c01);
            V b02 = V.Load(w0 + (2 * V.Count));
            V.Accumulate(f, b02, ref c02);
            V b10 = V.Load(w1);
            V.Accumulate(f, b10, ref c10);
            V b11 = V.Load(w1 + V.Count);
            V.Accumulate(f, b11, ref c11);
            V b12 = V.Load(w1 + (2 * V.Count));
            V.Accumulate(f, b12, ref c12);
            V b20 = V.Load(w2);
            V.Accumulate(f, b20, ref c20);
            V b21 = V.Load(w2 + V.Count);
            V.Accumulate(f, b21, ref c21);
            V b22 = V.Load(w2 + (2 * V.Count));
            V.Accumulate(f, b22, ref c22);
            V b30 = V.Load(w3);
            V.Accumulate(f, b30, ref c30);
            V b31 = V.Load(w3 + V.Count);
            V.Accumulate(f, b31, ref c31);
            V b32 = V.Load(w3 + (2 * V.Count));
            V.Accumulate(f, b32, ref c32);
            w0 += 3 * V.Count;
            w1 += 3 * V.Count;
            w2 += 3 * V.Count;
            w3 += 3 * V.Count;
        }

        float* u0 = u;
        float* u1 = u + (3 * V.Count * units);
        float* u2 = u + (6 * V.Count * units);
        float* u3 = u + (9 * V.Count * units);
        h += units;
        for (nint k = -units; k != 0; k++)
        {
            V f = V.Create(h[k]);
            V b01 = V.Load(u0);
            V.Accumulate(f, b01, ref c01);
            V b02 = V.Load(u0 + V.Count);
            V.Accumulate(f, b02, ref c02);
            V b03 = V.Load(u0 + (2 * V.Count));
            V.Accumulate(f, b03, ref c03);
            V b11 = V.Load(u1);
            V.Accumulate(f, b11, ref c11);
            V b12 = V.Load(u1 + V.Count);
            V.Accumulate(f, b12, ref c12);
            V b13 = V.Load(u1 + (2 * V.Count));
            V.Accumulate(f, b13, ref c13);
            V b21 = V.Load(u2);
            V.Accumulate(f, b21, ref c21);
            V b22 = V.Load(u2 + V.Count);
            V.Accumulate(f, b22, ref c22);
            V b23 = V.Load(u2 + (2 * V.Count));
            V.Accumulate(f, b23, ref c23);
            V b31 = V.Load(u3);
            V.Accumulate(f, b31, ref c31);
            V b32 = V.Load(u3 + V.Count);
            V.Accumulate(f, b32, ref c32);
            V b33 = V.Load(u3 + (2 * V.Count));
            V.Accumulate(f, b33, ref c33);
            u0 += 3 * V.Count;
            u1 += 3 * V.Count;
            u2 += 3 * V.Count;
            u3 += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c03, c + (3 * V.Count));
        V.Store(c10, c + (4 * V.Count));
        V.Store(c11, c + (5 * V.Count));
        V.Store(c12, c + (6 * V.Count));
        V.Store(c13, c + (7 * V.Count));
        V.Store(c20, c + (8 * V.Count));
        V.Store(c21, c + (9 * V.Count));
        V.Store(c22, c + (10 * V.Count));
        V.Store(c23, c + (11 * V.Count));
        V.Store(c30, c + (12 * V.Count));
        V.Store(c31, c + (13 * V.Count));
        V.Store(c32, c + (14 * V.Count));
        V.Store(c33, c + (15 * V.Count));
    }
}
