// Written by eng/tiles/generate.py; change it there.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Pre-activations n r z of a GRU that resets before the product: <c>n r z += x·W</c>, <c>r z += h·U</c>, in tiles of up to 8 rows.</summary>
/// <remarks>W [inputs, 3·lanes] in the order n r z, U [units, 3·lanes] in the order r z n, of which n is skipped, C rows [4·lanes], the last slot unused.
/// Start may be the result itself; nothing else overlaps. Each element is one chain, over x and then over h. Twin: the gate loops of the reference engine.</remarks>
internal static unsafe class UpdateGateTile<V> where V : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(int rows, float* start, nint startRow, float* x, nint xRow, int inputs, float* w, float* h, nint hRow, int units, float* u, float* c, nint cRow, Ahead* ahead = null)
    {
        while (rows > 0)
        {
            int height = rows == V.TallTileRows + 1 ? (rows + 1) / 2 : Math.Min(rows, V.TallTileRows);
            float* next = c;
            nint stride = 0;
            if (ahead != null && height >= 3)
                ahead->Take(units, ref next, ref stride);
            switch (height)
            {
                case 1: Rows1(start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow); break;
                case 2: Rows2(start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow); break;
                case 3: Rows3(start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow, next, stride); break;
                case 4: Rows4(start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow, next, stride); break;
                case 5: Rows5(start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow, next, stride); break;
                case 6: Rows6(start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow, next, stride); break;
                case 7: Rows7(start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow, next, stride); break;
                case 8: Rows8(start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow, next, stride); break;
            }

            rows -= height;
            start += height * startRow;
            x += height * xRow;
            h += height * hRow;
            c += height * cRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows1(
        float* start, nint startRow, float* x, nint xRow, nint inputs, float* w, float* h, nint hRow, nint units, float* u, float* c, nint cRow)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        float* x0 = x + inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V f0 = V.Create(x0[k]);
            V b0 = V.Load(w);
            V.Accumulate(f0, b0, ref c00);
            V b1 = V.Load(w + V.Count);
            V.Accumulate(f0, b1, ref c01);
            V b2 = V.Load(w + (2 * V.Count));
            V.Accumulate(f0, b2, ref c02);
            w += 3 * V.Count;
        }

        float* h0 = h + units;
        for (nint k = -units; k != 0; k++)
        {
            V f0 = V.Create(h0[k]);
            V b1 = V.Load(u);
            V.Accumulate(f0, b1, ref c01);
            V b2 = V.Load(u + V.Count);
            V.Accumulate(f0, b2, ref c02);
            u += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows2(
        float* start, nint startRow, float* x, nint xRow, nint inputs, float* w, float* h, nint hRow, nint units, float* u, float* c, nint cRow)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c10 = V.Load(start + startRow);
        V c11 = V.Load(start + startRow + V.Count);
        V c12 = V.Load(start + startRow + (2 * V.Count));
        float* x0 = x + inputs;
        float* x1 = x + xRow + inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V f0 = V.Create(x0[k]);
            V f1 = V.Create(x1[k]);
            V b0 = V.Load(w);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f1, b0, ref c10);
            V b1 = V.Load(w + V.Count);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f1, b1, ref c11);
            V b2 = V.Load(w + (2 * V.Count));
            V.Accumulate(f0, b2, ref c02);
            V.Accumulate(f1, b2, ref c12);
            w += 3 * V.Count;
        }

        float* h0 = h + units;
        float* h1 = h + hRow + units;
        for (nint k = -units; k != 0; k++)
        {
            V f0 = V.Create(h0[k]);
            V f1 = V.Create(h1[k]);
            V b1 = V.Load(u);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f1, b1, ref c11);
            V b2 = V.Load(u + V.Count);
            V.Accumulate(f0, b2, ref c02);
            V.Accumulate(f1, b2, ref c12);
            u += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c12, c + cRow + (2 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows3(
        float* start, nint startRow, float* x, nint xRow, nint inputs, float* w, float* h, nint hRow, nint units, float* u, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c10 = V.Load(start + startRow);
        V c11 = V.Load(start + startRow + V.Count);
        V c12 = V.Load(start + startRow + (2 * V.Count));
        V c20 = V.Load(start + (2 * startRow));
        V c21 = V.Load(start + (2 * startRow) + V.Count);
        V c22 = V.Load(start + (2 * startRow) + (2 * V.Count));
        float* x0 = x + inputs;
        float* x1 = x + xRow + inputs;
        float* x2 = x + (2 * xRow) + inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V f0 = V.Create(x0[k]);
            V f1 = V.Create(x1[k]);
            V f2 = V.Create(x2[k]);
            V b0 = V.Load(w);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f2, b0, ref c20);
            V b1 = V.Load(w + V.Count);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f2, b1, ref c21);
            V b2 = V.Load(w + (2 * V.Count));
            V.Accumulate(f0, b2, ref c02);
            V.Accumulate(f1, b2, ref c12);
            V.Accumulate(f2, b2, ref c22);
            w += 3 * V.Count;
        }

        float* h0 = h + units;
        float* h1 = h + hRow + units;
        float* h2 = h + (2 * hRow) + units;
        for (nint k = -units; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V f0 = V.Create(h0[k]);
            V f1 = V.Create(h1[k]);
            V f2 = V.Create(h2[k]);
            V b1 = V.Load(u);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f2, b1, ref c21);
            V b2 = V.Load(u + V.Count);
            V.Accumulate(f0, b2, ref c02);
            V.Accumulate(f1, b2, ref c12);
            V.Accumulate(f2, b2, ref c22);
            u += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c12, c + cRow + (2 * V.Count));
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c22, c + (2 * cRow) + (2 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows4(
        float* start, nint startRow, float* x, nint xRow, nint inputs, float* w, float* h, nint hRow, nint units, float* u, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c10 = V.Load(start + startRow);
        V c11 = V.Load(start + startRow + V.Count);
        V c12 = V.Load(start + startRow + (2 * V.Count));
        V c20 = V.Load(start + (2 * startRow));
        V c21 = V.Load(start + (2 * startRow) + V.Count);
        V c22 = V.Load(start + (2 * startRow) + (2 * V.Count));
        V c30 = V.Load(start + (3 * startRow));
        V c31 = V.Load(start + (3 * startRow) + V.Count);
        V c32 = V.Load(start + (3 * startRow) + (2 * V.Count));
        float* x0 = x + inputs;
        float* x1 = x + xRow + inputs;
        float* x2 = x + (2 * xRow) + inputs;
        float* x3 = x + (3 * xRow) + inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V b0 = V.Load(w);
            V b1 = V.Load(w + V.Count);
            V b2 = V.Load(w + (2 * V.Count));
            V f0 = V.Create(x0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(x1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(x2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(x3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            w += 3 * V.Count;
        }

        float* h0 = h + units;
        float* h1 = h + hRow + units;
        float* h2 = h + (2 * hRow) + units;
        float* h3 = h + (3 * hRow) + units;
        for (nint k = -units; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b1 = V.Load(u);
            V b2 = V.Load(u + V.Count);
            V f0 = V.Create(h0[k]);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(h1[k]);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(h2[k]);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(h3[k]);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            u += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c12, c + cRow + (2 * V.Count));
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c22, c + (2 * cRow) + (2 * V.Count));
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
        V.Store(c32, c + (3 * cRow) + (2 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows5(
        float* start, nint startRow, float* x, nint xRow, nint inputs, float* w, float* h, nint hRow, nint units, float* u, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c10 = V.Load(start + startRow);
        V c11 = V.Load(start + startRow + V.Count);
        V c12 = V.Load(start + startRow + (2 * V.Count));
        V c20 = V.Load(start + (2 * startRow));
        V c21 = V.Load(start + (2 * startRow) + V.Count);
        V c22 = V.Load(start + (2 * startRow) + (2 * V.Count));
        V c30 = V.Load(start + (3 * startRow));
        V c31 = V.Load(start + (3 * startRow) + V.Count);
        V c32 = V.Load(start + (3 * startRow) + (2 * V.Count));
        V c40 = V.Load(start + (4 * startRow));
        V c41 = V.Load(start + (4 * startRow) + V.Count);
        V c42 = V.Load(start + (4 * startRow) + (2 * V.Count));
        float* x0 = x + inputs;
        float* x1 = x + xRow + inputs;
        float* x2 = x + (2 * xRow) + inputs;
        float* x3 = x + (3 * xRow) + inputs;
        float* x4 = x + (4 * xRow) + inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V b0 = V.Load(w);
            V b1 = V.Load(w + V.Count);
            V b2 = V.Load(w + (2 * V.Count));
            V f0 = V.Create(x0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(x1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(x2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(x3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(x4[k]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            w += 3 * V.Count;
        }

        float* h0 = h + units;
        float* h1 = h + hRow + units;
        float* h2 = h + (2 * hRow) + units;
        float* h3 = h + (3 * hRow) + units;
        float* h4 = h + (4 * hRow) + units;
        for (nint k = -units; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b1 = V.Load(u);
            V b2 = V.Load(u + V.Count);
            V f0 = V.Create(h0[k]);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(h1[k]);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(h2[k]);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(h3[k]);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(h4[k]);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            u += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c12, c + cRow + (2 * V.Count));
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c22, c + (2 * cRow) + (2 * V.Count));
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
        V.Store(c32, c + (3 * cRow) + (2 * V.Count));
        V.Store(c40, c + (4 * cRow));
        V.Store(c41, c + (4 * cRow) + V.Count);
        V.Store(c42, c + (4 * cRow) + (2 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows6(
        float* start, nint startRow, float* x, nint xRow, nint inputs, float* w, float* h, nint hRow, nint units, float* u, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c10 = V.Load(start + startRow);
        V c11 = V.Load(start + startRow + V.Count);
        V c12 = V.Load(start + startRow + (2 * V.Count));
        V c20 = V.Load(start + (2 * startRow));
        V c21 = V.Load(start + (2 * startRow) + V.Count);
        V c22 = V.Load(start + (2 * startRow) + (2 * V.Count));
        V c30 = V.Load(start + (3 * startRow));
        V c31 = V.Load(start + (3 * startRow) + V.Count);
        V c32 = V.Load(start + (3 * startRow) + (2 * V.Count));
        V c40 = V.Load(start + (4 * startRow));
        V c41 = V.Load(start + (4 * startRow) + V.Count);
        V c42 = V.Load(start + (4 * startRow) + (2 * V.Count));
        V c50 = V.Load(start + (5 * startRow));
        V c51 = V.Load(start + (5 * startRow) + V.Count);
        V c52 = V.Load(start + (5 * startRow) + (2 * V.Count));
        float* x0 = x + inputs;
        float* x1 = x + xRow + inputs;
        float* x2 = x + (2 * xRow) + inputs;
        float* x3 = x + (3 * xRow) + inputs;
        float* x4 = x + (4 * xRow) + inputs;
        float* x5 = x + (5 * xRow) + inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V b0 = V.Load(w);
            V b1 = V.Load(w + V.Count);
            V b2 = V.Load(w + (2 * V.Count));
            V f0 = V.Create(x0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(x1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(x2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(x3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(x4[k]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            V f5 = V.Create(x5[k]);
            V.Accumulate(f5, b0, ref c50);
            V.Accumulate(f5, b1, ref c51);
            V.Accumulate(f5, b2, ref c52);
            w += 3 * V.Count;
        }

        float* h0 = h + units;
        float* h1 = h + hRow + units;
        float* h2 = h + (2 * hRow) + units;
        float* h3 = h + (3 * hRow) + units;
        float* h4 = h + (4 * hRow) + units;
        float* h5 = h + (5 * hRow) + units;
        for (nint k = -units; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b1 = V.Load(u);
            V b2 = V.Load(u + V.Count);
            V f0 = V.Create(h0[k]);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(h1[k]);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(h2[k]);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(h3[k]);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(h4[k]);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            V f5 = V.Create(h5[k]);
            V.Accumulate(f5, b1, ref c51);
            V.Accumulate(f5, b2, ref c52);
            u += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c12, c + cRow + (2 * V.Count));
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c22, c + (2 * cRow) + (2 * V.Count));
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
        V.Store(c32, c + (3 * cRow) + (2 * V.Count));
        V.Store(c40, c + (4 * cRow));
        V.Store(c41, c + (4 * cRow) + V.Count);
        V.Store(c42, c + (4 * cRow) + (2 * V.Count));
        V.Store(c50, c + (5 * cRow));
        V.Store(c51, c + (5 * cRow) + V.Count);
        V.Store(c52, c + (5 * cRow) + (2 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows7(
        float* start, nint startRow, float* x, nint xRow, nint inputs, float* w, float* h, nint hRow, nint units, float* u, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c10 = V.Load(start + startRow);
        V c11 = V.Load(start + startRow + V.Count);
        V c12 = V.Load(start + startRow + (2 * V.Count));
        V c20 = V.Load(start + (2 * startRow));
        V c21 = V.Load(start + (2 * startRow) + V.Count);
        V c22 = V.Load(start + (2 * startRow) + (2 * V.Count));
        V c30 = V.Load(start + (3 * startRow));
        V c31 = V.Load(start + (3 * startRow) + V.Count);
        V c32 = V.Load(start + (3 * startRow) + (2 * V.Count));
        V c40 = V.Load(start + (4 * startRow));
        V c41 = V.Load(start + (4 * startRow) + V.Count);
        V c42 = V.Load(start + (4 * startRow) + (2 * V.Count));
        V c50 = V.Load(start + (5 * startRow));
        V c51 = V.Load(start + (5 * startRow) + V.Count);
        V c52 = V.Load(start + (5 * startRow) + (2 * V.Count));
        V c60 = V.Load(start + (6 * startRow));
        V c61 = V.Load(start + (6 * startRow) + V.Count);
        V c62 = V.Load(start + (6 * startRow) + (2 * V.Count));
        float* x0 = x + inputs;
        float* x1 = x + xRow + inputs;
        float* x2 = x + (2 * xRow) + inputs;
        float* x3 = x + (3 * xRow) + inputs;
        float* x4 = x + (4 * xRow) + inputs;
        float* x5 = x + (5 * xRow) + inputs;
        float* x6 = x + (6 * xRow) + inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V b0 = V.Load(w);
            V b1 = V.Load(w + V.Count);
            V b2 = V.Load(w + (2 * V.Count));
            V f0 = V.Create(x0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(x1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(x2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(x3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(x4[k]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            V f5 = V.Create(x5[k]);
            V.Accumulate(f5, b0, ref c50);
            V.Accumulate(f5, b1, ref c51);
            V.Accumulate(f5, b2, ref c52);
            V f6 = V.Create(x6[k]);
            V.Accumulate(f6, b0, ref c60);
            V.Accumulate(f6, b1, ref c61);
            V.Accumulate(f6, b2, ref c62);
            w += 3 * V.Count;
        }

        float* h0 = h + units;
        float* h1 = h + hRow + units;
        float* h2 = h + (2 * hRow) + units;
        float* h3 = h + (3 * hRow) + units;
        float* h4 = h + (4 * hRow) + units;
        float* h5 = h + (5 * hRow) + units;
        float* h6 = h + (6 * hRow) + units;
        for (nint k = -units; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b1 = V.Load(u);
            V b2 = V.Load(u + V.Count);
            V f0 = V.Create(h0[k]);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(h1[k]);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(h2[k]);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(h3[k]);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(h4[k]);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            V f5 = V.Create(h5[k]);
            V.Accumulate(f5, b1, ref c51);
            V.Accumulate(f5, b2, ref c52);
            V f6 = V.Create(h6[k]);
            V.Accumulate(f6, b1, ref c61);
            V.Accumulate(f6, b2, ref c62);
            u += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c12, c + cRow + (2 * V.Count));
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c22, c + (2 * cRow) + (2 * V.Count));
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
        V.Store(c32, c + (3 * cRow) + (2 * V.Count));
        V.Store(c40, c + (4 * cRow));
        V.Store(c41, c + (4 * cRow) + V.Count);
        V.Store(c42, c + (4 * cRow) + (2 * V.Count));
        V.Store(c50, c + (5 * cRow));
        V.Store(c51, c + (5 * cRow) + V.Count);
        V.Store(c52, c + (5 * cRow) + (2 * V.Count));
        V.Store(c60, c + (6 * cRow));
        V.Store(c61, c + (6 * cRow) + V.Count);
        V.Store(c62, c + (6 * cRow) + (2 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows8(
        float* start, nint startRow, float* x, nint xRow, nint inputs, float* w, float* h, nint hRow, nint units, float* u, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c10 = V.Load(start + startRow);
        V c11 = V.Load(start + startRow + V.Count);
        V c12 = V.Load(start + startRow + (2 * V.Count));
        V c20 = V.Load(start + (2 * startRow));
        V c21 = V.Load(start + (2 * startRow) + V.Count);
        V c22 = V.Load(start + (2 * startRow) + (2 * V.Count));
        V c30 = V.Load(start + (3 * startRow));
        V c31 = V.Load(start + (3 * startRow) + V.Count);
        V c32 = V.Load(start + (3 * startRow) + (2 * V.Count));
        V c40 = V.Load(start + (4 * startRow));
        V c41 = V.Load(start + (4 * startRow) + V.Count);
        V c42 = V.Load(start + (4 * startRow) + (2 * V.Count));
        V c50 = V.Load(start + (5 * startRow));
        V c51 = V.Load(start + (5 * startRow) + V.Count);
        V c52 = V.Load(start + (5 * startRow) + (2 * V.Count));
        V c60 = V.Load(start + (6 * startRow));
        V c61 = V.Load(start + (6 * startRow) + V.Count);
        V c62 = V.Load(start + (6 * startRow) + (2 * V.Count));
        V c70 = V.Load(start + (7 * startRow));
        V c71 = V.Load(start + (7 * startRow) + V.Count);
        V c72 = V.Load(start + (7 * startRow) + (2 * V.Count));
        float* x0 = x + inputs;
        float* x1 = x + xRow + inputs;
        float* x2 = x + (2 * xRow) + inputs;
        float* x3 = x + (3 * xRow) + inputs;
        float* x4 = x + (4 * xRow) + inputs;
        float* x5 = x + (5 * xRow) + inputs;
        float* x6 = x + (6 * xRow) + inputs;
        float* x7 = x + (7 * xRow) + inputs;
        for (nint k = -inputs; k != 0; k++)
        {
            V b0 = V.Load(w);
            V b1 = V.Load(w + V.Count);
            V b2 = V.Load(w + (2 * V.Count));
            V f0 = V.Create(x0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(x1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(x2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(x3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(x4[k]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            V f5 = V.Create(x5[k]);
            V.Accumulate(f5, b0, ref c50);
            V.Accumulate(f5, b1, ref c51);
            V.Accumulate(f5, b2, ref c52);
            V f6 = V.Create(x6[k]);
            V.Accumulate(f6, b0, ref c60);
            V.Accumulate(f6, b1, ref c61);
            V.Accumulate(f6, b2, ref c62);
            V f7 = V.Create(x7[k]);
            V.Accumulate(f7, b0, ref c70);
            V.Accumulate(f7, b1, ref c71);
            V.Accumulate(f7, b2, ref c72);
            w += 3 * V.Count;
        }

        float* h0 = h + units;
        float* h1 = h + hRow + units;
        float* h2 = h + (2 * hRow) + units;
        float* h3 = h + (3 * hRow) + units;
        float* h4 = h + (4 * hRow) + units;
        float* h5 = h + (5 * hRow) + units;
        float* h6 = h + (6 * hRow) + units;
        float* h7 = h + (7 * hRow) + units;
        for (nint k = -units; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b1 = V.Load(u);
            V b2 = V.Load(u + V.Count);
            V f0 = V.Create(h0[k]);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(h1[k]);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(h2[k]);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(h3[k]);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(h4[k]);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            V f5 = V.Create(h5[k]);
            V.Accumulate(f5, b1, ref c51);
            V.Accumulate(f5, b2, ref c52);
            V f6 = V.Create(h6[k]);
            V.Accumulate(f6, b1, ref c61);
            V.Accumulate(f6, b2, ref c62);
            V f7 = V.Create(h7[k]);
            V.Accumulate(f7, b1, ref c71);
            V.Accumulate(f7, b2, ref c72);
            u += 3 * V.Count;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c12, c + cRow + (2 * V.Count));
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c22, c + (2 * cRow) + (2 * V.Count));
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
        V.Store(c32, c + (3 * cRow) + (2 * V.Count));
        V.Store(c40, c + (4 * cRow));
        V.Store(c41, c + (4 * cRow) + V.Count);
        V.Store(c42, c + (4 * cRow) + (2 * V.Count));
        V.Store(c50, c + (5 * cRow));
        V.Store(c51, c + (5 * cRow) + V.Count);
        V.Store(c52, c + (5 * cRow) + (2 * V.Count));
        V.Store(c60, c + (6 * cRow));
        V.Store(c61, c + (6 * cRow) + V.Count);
        V.Store(c62, c + (6 * cRow) + (2 * V.Count));
        V.Store(c70, c + (7 * cRow));
        V.Store(c71, c + (7 * cRow) + V.Count);
        V.Store(c72, c + (7 * cRow) + (2 * V.Count));
    }
}
