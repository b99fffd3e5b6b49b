// Written by eng/tiles/generate.py; change it there.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>C = start + A·B</c>, in tiles of up to 8 rows by 3 registers: the gates of a GRU panel that x feeds, or h, and of a last panel.</summary>
/// <remarks>A rows [depth], B [depth] rows bRow apart, C rows [3·lanes]. Start may be C itself; nothing else overlaps. Each element is one chain over the depth.
/// Twin: the gate loops of the reference engine.</remarks>
internal static unsafe class TripleTile<V> where V : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(int rows, float* start, nint startRow, float* a, nint aRow, int depth, float* b, nint bRow, float* c, nint cRow, Ahead* ahead = null)
    {
        while (rows > 0)
        {
            int height = rows == V.TallTileRows + 1 ? (rows + 1) / 2 : Math.Min(rows, V.TallTileRows);
            float* next = c;
            nint stride = 0;
            if (ahead != null && height >= 3)
                ahead->Take(depth, ref next, ref stride);
            switch (height)
            {
                case 1: Rows1(start, startRow, a, aRow, depth, b, bRow, c, cRow); break;
                case 2: Rows2(start, startRow, a, aRow, depth, b, bRow, c, cRow); break;
                case 3: Rows3(start, startRow, a, aRow, depth, b, bRow, c, cRow, next, stride); break;
                case 4: Rows4(start, startRow, a, aRow, depth, b, bRow, c, cRow, next, stride); break;
                case 5: Rows5(start, startRow, a, aRow, depth, b, bRow, c, cRow, next, stride); break;
                case 6: Rows6(start, startRow, a, aRow, depth, b, bRow, c, cRow, next, stride); break;
                case 7: Rows7(start, startRow, a, aRow, depth, b, bRow, c, cRow, next, stride); break;
                case 8: Rows8(start, startRow, a, aRow, depth, b, bRow, c, cRow, next, stride); break;
            }

            rows -= height;
            start += height * startRow;
            a += height * aRow;
            c += height * cRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows1(
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        float* a0 = a + depth;
        for (nint k = -depth; k != 0; k++)
        {
            V f0 = V.Create(a0[k]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            V b1 = V.Load(b + V.Count);
            V.Accumulate(f0, b1, ref c01);
            V b2 = V.Load(b + (2 * V.Count));
            V.Accumulate(f0, b2, ref c02);
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c02, c + (2 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows2(
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow)
    {
        V c00 = V.Load(start);
        V c01 = V.Load(start + V.Count);
        V c02 = V.Load(start + (2 * V.Count));
        V c10 = V.Load(start + startRow);
        V c11 = V.Load(start + startRow + V.Count);
        V c12 = V.Load(start + startRow + (2 * V.Count));
        float* a0 = a + depth;
        float* a1 = a + aRow + depth;
        for (nint k = -depth; k != 0; k++)
        {
            V f0 = V.Create(a0[k]);
            V f1 = V.Create(a1[k]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f1, b0, ref c10);
            V b1 = V.Load(b + V.Count);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f1, b1, ref c11);
            V b2 = V.Load(b + (2 * V.Count));
            V.Accumulate(f0, b2, ref c02);
            V.Accumulate(f1, b2, ref c12);
            b += bRow;
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
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
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
        float* a0 = a + depth;
        float* a1 = a + aRow + depth;
        float* a2 = a + (2 * aRow) + depth;
        for (nint k = -depth; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V f0 = V.Create(a0[k]);
            V f1 = V.Create(a1[k]);
            V f2 = V.Create(a2[k]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f2, b0, ref c20);
            V b1 = V.Load(b + V.Count);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f2, b1, ref c21);
            V b2 = V.Load(b + (2 * V.Count));
            V.Accumulate(f0, b2, ref c02);
            V.Accumulate(f1, b2, ref c12);
            V.Accumulate(f2, b2, ref c22);
            b += bRow;
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
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
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
        float* a0 = a + depth;
        float* a1 = a + aRow + depth;
        float* a2 = a + (2 * aRow) + depth;
        float* a3 = a + (3 * aRow) + depth;
        for (nint k = -depth; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V b2 = V.Load(b + (2 * V.Count));
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            b += bRow;
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
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
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
        float* a0 = a + depth;
        float* a1 = a + aRow + depth;
        float* a2 = a + (2 * aRow) + depth;
        float* a3 = a + (3 * aRow) + depth;
        float* a4 = a + (4 * aRow) + depth;
        for (nint k = -depth; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V b2 = V.Load(b + (2 * V.Count));
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(a4[k]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            b += bRow;
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
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
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
        float* a0 = a + depth;
        float* a1 = a + aRow + depth;
        float* a2 = a + (2 * aRow) + depth;
        float* a3 = a + (3 * aRow) + depth;
        float* a4 = a + (4 * aRow) + depth;
        float* a5 = a + (5 * aRow) + depth;
        for (nint k = -depth; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V b2 = V.Load(b + (2 * V.Count));
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(a4[k]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            V f5 = V.Create(a5[k]);
            V.Accumulate(f5, b0, ref c50);
            V.Accumulate(f5, b1, ref c51);
            V.Accumulate(f5, b2, ref c52);
            b += bRow;
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
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
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
        float* a0 = a + depth;
        float* a1 = a + aRow + depth;
        float* a2 = a + (2 * aRow) + depth;
        float* a3 = a + (3 * aRow) + depth;
        float* a4 = a + (4 * aRow) + depth;
        float* a5 = a + (5 * aRow) + depth;
        float* a6 = a + (6 * aRow) + depth;
        for (nint k = -depth; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V b2 = V.Load(b + (2 * V.Count));
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(a4[k]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            V f5 = V.Create(a5[k]);
            V.Accumulate(f5, b0, ref c50);
            V.Accumulate(f5, b1, ref c51);
            V.Accumulate(f5, b2, ref c52);
            V f6 = V.Create(a6[k]);
            V.Accumulate(f6, b0, ref c60);
            V.Accumulate(f6, b1, ref c61);
            V.Accumulate(f6, b2, ref c62);
            b += bRow;
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
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
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
        float* a0 = a + depth;
        float* a1 = a + aRow + depth;
        float* a2 = a + (2 * aRow) + depth;
        float* a3 = a + (3 * aRow) + depth;
        float* a4 = a + (4 * aRow) + depth;
        float* a5 = a + (5 * aRow) + depth;
        float* a6 = a + (6 * aRow) + depth;
        float* a7 = a + (7 * aRow) + depth;
        for (nint k = -depth; k != 0; k++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V b2 = V.Load(b + (2 * V.Count));
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f0, b2, ref c02);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f1, b2, ref c12);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V.Accumulate(f2, b2, ref c22);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V.Accumulate(f3, b2, ref c32);
            V f4 = V.Create(a4[k]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V.Accumulate(f4, b2, ref c42);
            V f5 = V.Create(a5[k]);
            V.Accumulate(f5, b0, ref c50);
            V.Accumulate(f5, b1, ref c51);
            V.Accumulate(f5, b2, ref c52);
            V f6 = V.Create(a6[k]);
            V.Accumulate(f6, b0, ref c60);
            V.Accumulate(f6, b1, ref c61);
            V.Accumulate(f6, b2, ref c62);
            V f7 = V.Create(a7[k]);
            V.Accumulate(f7, b0, ref c70);
            V.Accumulate(f7, b1, ref c71);
            V.Accumulate(f7, b2, ref c72);
            b += bRow;
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
