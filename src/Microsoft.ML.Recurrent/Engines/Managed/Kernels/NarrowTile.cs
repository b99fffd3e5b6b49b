// Written by eng/tiles/generate.py; change it there.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>C = start + A·B</c>, in tiles of up to 8 rows by 1 register: the last panel's gates, where it has few units, and a GRU's candidate.</summary>
/// <remarks>A rows [depth], B [depth] rows bRow apart, C rows [lanes]. Start may be C itself; nothing else overlaps. Each element is one chain over the depth.
/// Twin: the gate and candidate loops of the reference engine.</remarks>
internal static unsafe class NarrowTile<V> where V : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(int rows, float* start, nint startRow, float* a, nint aRow, int depth, float* b, nint bRow, float* c, nint cRow, Ahead* ahead = null)
    {
        while (rows > 0)
        {
            int height = rows == 8 + 1 ? (rows + 1) / 2 : Math.Min(rows, 8);
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
        float* a0 = a + depth;
        for (nint k = -depth; k != 0; k++)
        {
            V f0 = V.Create(a0[k]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            b += bRow;
        }

        V.Store(c00, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows2(
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        float* a0 = a + depth;
        float* a1 = a + aRow + depth;
        for (nint k = -depth; k != 0; k++)
        {
            V f0 = V.Create(a0[k]);
            V f1 = V.Create(a1[k]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f1, b0, ref c10);
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows3(
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
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
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows4(
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
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
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
        V.Store(c30, c + (3 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows5(
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
        V c40 = V.Load(start + (4 * startRow));
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
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            V f4 = V.Create(a4[k]);
            V.Accumulate(f4, b0, ref c40);
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
        V.Store(c30, c + (3 * cRow));
        V.Store(c40, c + (4 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows6(
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
        V c40 = V.Load(start + (4 * startRow));
        V c50 = V.Load(start + (5 * startRow));
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
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            V f4 = V.Create(a4[k]);
            V.Accumulate(f4, b0, ref c40);
            V f5 = V.Create(a5[k]);
            V.Accumulate(f5, b0, ref c50);
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
        V.Store(c30, c + (3 * cRow));
        V.Store(c40, c + (4 * cRow));
        V.Store(c50, c + (5 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows7(
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
        V c40 = V.Load(start + (4 * startRow));
        V c50 = V.Load(start + (5 * startRow));
        V c60 = V.Load(start + (6 * startRow));
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
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            V f4 = V.Create(a4[k]);
            V.Accumulate(f4, b0, ref c40);
            V f5 = V.Create(a5[k]);
            V.Accumulate(f5, b0, ref c50);
            V f6 = V.Create(a6[k]);
            V.Accumulate(f6, b0, ref c60);
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
        V.Store(c30, c + (3 * cRow));
        V.Store(c40, c + (4 * cRow));
        V.Store(c50, c + (5 * cRow));
        V.Store(c60, c + (6 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows8(
        float* start, nint startRow, float* a, nint aRow, nint depth, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
        V c40 = V.Load(start + (4 * startRow));
        V c50 = V.Load(start + (5 * startRow));
        V c60 = V.Load(start + (6 * startRow));
        V c70 = V.Load(start + (7 * startRow));
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
            V f0 = V.Create(a0[k]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a1[k]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a2[k]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a3[k]);
            V.Accumulate(f3, b0, ref c30);
            V f4 = V.Create(a4[k]);
            V.Accumulate(f4, b0, ref c40);
            V f5 = V.Create(a5[k]);
            V.Accumulate(f5, b0, ref c50);
            V f6 = V.Create(a6[k]);
            V.Accumulate(f6, b0, ref c60);
            V f7 = V.Create(a7[k]);
            V.Accumulate(f7, b0, ref c70);
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
        V.Store(c30, c + (3 * cRow));
        V.Store(c40, c + (4 * cRow));
        V.Store(c50, c + (5 * cRow));
        V.Store(c60, c + (6 * cRow));
        V.Store(c70, c + (7 * cRow));
    }
}
