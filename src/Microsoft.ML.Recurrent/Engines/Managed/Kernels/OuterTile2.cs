// Written by eng/tiles/generate.py; change it there.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>C += Aᵀ·B</c>, up to 8 rows by 2 registers: a weight's gradient.</summary>
/// <remarks>A [depth] rows of which the first columns are used, B [depth] rows of 2·lanes, C rows [2·lanes].
/// Nothing overlaps. Each element is one chain over the depth. Twin: the outer products of the reference engine.</remarks>
internal static unsafe class OuterTile2<V> where V : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(int rows, int depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, Ahead* ahead = null)
    {
        float* next = c;
        nint stride = 0;
        if (ahead != null && rows >= 3)
            ahead->Take(depth, ref next, ref stride);
        switch (rows)
        {
            case 1: Rows1(depth, a, aRow, b, bRow, c, cRow); break;
            case 2: Rows2(depth, a, aRow, b, bRow, c, cRow); break;
            case 3: Rows3(depth, a, aRow, b, bRow, c, cRow, next, stride); break;
            case 4: Rows4(depth, a, aRow, b, bRow, c, cRow, next, stride); break;
            case 5: Rows5(depth, a, aRow, b, bRow, c, cRow, next, stride); break;
            case 6: Rows6(depth, a, aRow, b, bRow, c, cRow, next, stride); break;
            case 7: Rows7(depth, a, aRow, b, bRow, c, cRow, next, stride); break;
            case 8: Rows8(depth, a, aRow, b, bRow, c, cRow, next, stride); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows1(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow)
    {
        V c00 = V.Load(c);
        V c01 = V.Load(c + V.Count);
        for (; depth != 0; depth--)
        {
            V f0 = V.Create(a[0]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            V b1 = V.Load(b + V.Count);
            V.Accumulate(f0, b1, ref c01);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows2(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow)
    {
        V c00 = V.Load(c);
        V c01 = V.Load(c + V.Count);
        V c10 = V.Load(c + cRow);
        V c11 = V.Load(c + cRow + V.Count);
        for (; depth != 0; depth--)
        {
            V f0 = V.Create(a[0]);
            V f1 = V.Create(a[1]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f1, b0, ref c10);
            V b1 = V.Load(b + V.Count);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f1, b1, ref c11);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows3(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c01 = V.Load(c + V.Count);
        V c10 = V.Load(c + cRow);
        V c11 = V.Load(c + cRow + V.Count);
        V c20 = V.Load(c + (2 * cRow));
        V c21 = V.Load(c + (2 * cRow) + V.Count);
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V f0 = V.Create(a[0]);
            V f1 = V.Create(a[1]);
            V f2 = V.Create(a[2]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f2, b0, ref c20);
            V b1 = V.Load(b + V.Count);
            V.Accumulate(f0, b1, ref c01);
            V.Accumulate(f1, b1, ref c11);
            V.Accumulate(f2, b1, ref c21);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows4(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c01 = V.Load(c + V.Count);
        V c10 = V.Load(c + cRow);
        V c11 = V.Load(c + cRow + V.Count);
        V c20 = V.Load(c + (2 * cRow));
        V c21 = V.Load(c + (2 * cRow) + V.Count);
        V c30 = V.Load(c + (3 * cRow));
        V c31 = V.Load(c + (3 * cRow) + V.Count);
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows5(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c01 = V.Load(c + V.Count);
        V c10 = V.Load(c + cRow);
        V c11 = V.Load(c + cRow + V.Count);
        V c20 = V.Load(c + (2 * cRow));
        V c21 = V.Load(c + (2 * cRow) + V.Count);
        V c30 = V.Load(c + (3 * cRow));
        V c31 = V.Load(c + (3 * cRow) + V.Count);
        V c40 = V.Load(c + (4 * cRow));
        V c41 = V.Load(c + (4 * cRow) + V.Count);
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V f4 = V.Create(a[4]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
        V.Store(c40, c + (4 * cRow));
        V.Store(c41, c + (4 * cRow) + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows6(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c01 = V.Load(c + V.Count);
        V c10 = V.Load(c + cRow);
        V c11 = V.Load(c + cRow + V.Count);
        V c20 = V.Load(c + (2 * cRow));
        V c21 = V.Load(c + (2 * cRow) + V.Count);
        V c30 = V.Load(c + (3 * cRow));
        V c31 = V.Load(c + (3 * cRow) + V.Count);
        V c40 = V.Load(c + (4 * cRow));
        V c41 = V.Load(c + (4 * cRow) + V.Count);
        V c50 = V.Load(c + (5 * cRow));
        V c51 = V.Load(c + (5 * cRow) + V.Count);
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V f4 = V.Create(a[4]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V f5 = V.Create(a[5]);
            V.Accumulate(f5, b0, ref c50);
            V.Accumulate(f5, b1, ref c51);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
        V.Store(c40, c + (4 * cRow));
        V.Store(c41, c + (4 * cRow) + V.Count);
        V.Store(c50, c + (5 * cRow));
        V.Store(c51, c + (5 * cRow) + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows7(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c01 = V.Load(c + V.Count);
        V c10 = V.Load(c + cRow);
        V c11 = V.Load(c + cRow + V.Count);
        V c20 = V.Load(c + (2 * cRow));
        V c21 = V.Load(c + (2 * cRow) + V.Count);
        V c30 = V.Load(c + (3 * cRow));
        V c31 = V.Load(c + (3 * cRow) + V.Count);
        V c40 = V.Load(c + (4 * cRow));
        V c41 = V.Load(c + (4 * cRow) + V.Count);
        V c50 = V.Load(c + (5 * cRow));
        V c51 = V.Load(c + (5 * cRow) + V.Count);
        V c60 = V.Load(c + (6 * cRow));
        V c61 = V.Load(c + (6 * cRow) + V.Count);
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V f4 = V.Create(a[4]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V f5 = V.Create(a[5]);
            V.Accumulate(f5, b0, ref c50);
            V.Accumulate(f5, b1, ref c51);
            V f6 = V.Create(a[6]);
            V.Accumulate(f6, b0, ref c60);
            V.Accumulate(f6, b1, ref c61);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
        V.Store(c40, c + (4 * cRow));
        V.Store(c41, c + (4 * cRow) + V.Count);
        V.Store(c50, c + (5 * cRow));
        V.Store(c51, c + (5 * cRow) + V.Count);
        V.Store(c60, c + (6 * cRow));
        V.Store(c61, c + (6 * cRow) + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows8(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c01 = V.Load(c + V.Count);
        V c10 = V.Load(c + cRow);
        V c11 = V.Load(c + cRow + V.Count);
        V c20 = V.Load(c + (2 * cRow));
        V c21 = V.Load(c + (2 * cRow) + V.Count);
        V c30 = V.Load(c + (3 * cRow));
        V c31 = V.Load(c + (3 * cRow) + V.Count);
        V c40 = V.Load(c + (4 * cRow));
        V c41 = V.Load(c + (4 * cRow) + V.Count);
        V c50 = V.Load(c + (5 * cRow));
        V c51 = V.Load(c + (5 * cRow) + V.Count);
        V c60 = V.Load(c + (6 * cRow));
        V c61 = V.Load(c + (6 * cRow) + V.Count);
        V c70 = V.Load(c + (7 * cRow));
        V c71 = V.Load(c + (7 * cRow) + V.Count);
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V b1 = V.Load(b + V.Count);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f0, b1, ref c01);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V.Accumulate(f1, b1, ref c11);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V.Accumulate(f2, b1, ref c21);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            V.Accumulate(f3, b1, ref c31);
            V f4 = V.Create(a[4]);
            V.Accumulate(f4, b0, ref c40);
            V.Accumulate(f4, b1, ref c41);
            V f5 = V.Create(a[5]);
            V.Accumulate(f5, b0, ref c50);
            V.Accumulate(f5, b1, ref c51);
            V f6 = V.Create(a[6]);
            V.Accumulate(f6, b0, ref c60);
            V.Accumulate(f6, b1, ref c61);
            V f7 = V.Create(a[7]);
            V.Accumulate(f7, b0, ref c70);
            V.Accumulate(f7, b1, ref c71);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c01, c + V.Count);
        V.Store(c10, c + cRow);
        V.Store(c11, c + cRow + V.Count);
        V.Store(c20, c + (2 * cRow));
        V.Store(c21, c + (2 * cRow) + V.Count);
        V.Store(c30, c + (3 * cRow));
        V.Store(c31, c + (3 * cRow) + V.Count);
        V.Store(c40, c + (4 * cRow));
        V.Store(c41, c + (4 * cRow) + V.Count);
        V.Store(c50, c + (5 * cRow));
        V.Store(c51, c + (5 * cRow) + V.Count);
        V.Store(c60, c + (6 * cRow));
        V.Store(c61, c + (6 * cRow) + V.Count);
        V.Store(c70, c + (7 * cRow));
        V.Store(c71, c + (7 * cRow) + V.Count);
    }
}
