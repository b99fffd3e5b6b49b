// Written by eng/tiles/generate.py; change it there.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>C += Aᵀ·B</c>, up to 8 rows by 1 register: a weight's gradient.</summary>
/// <remarks>A [depth] rows of which the first columns are used, B [depth] rows of 1·lanes, C rows [1·lanes].
/// Nothing overlaps. Each element is one chain over the depth. Twin: the outer products of the reference engine.</remarks>
internal static unsafe class OuterTile1<V> where V : struct, ILanes<V>
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
        for (; depth != 0; depth--)
        {
            V f0 = V.Create(a[0]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows2(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow)
    {
        V c00 = V.Load(c);
        V c10 = V.Load(c + cRow);
        for (; depth != 0; depth--)
        {
            V f0 = V.Create(a[0]);
            V f1 = V.Create(a[1]);
            V b0 = V.Load(b);
            V.Accumulate(f0, b0, ref c00);
            V.Accumulate(f1, b0, ref c10);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows3(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c10 = V.Load(c + cRow);
        V c20 = V.Load(c + (2 * cRow));
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
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows4(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c10 = V.Load(c + cRow);
        V c20 = V.Load(c + (2 * cRow));
        V c30 = V.Load(c + (3 * cRow));
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            a += aRow;
            b += bRow;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
        V.Store(c30, c + (3 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows5(
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c10 = V.Load(c + cRow);
        V c20 = V.Load(c + (2 * cRow));
        V c30 = V.Load(c + (3 * cRow));
        V c40 = V.Load(c + (4 * cRow));
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            V f4 = V.Create(a[4]);
            V.Accumulate(f4, b0, ref c40);
            a += aRow;
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
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c10 = V.Load(c + cRow);
        V c20 = V.Load(c + (2 * cRow));
        V c30 = V.Load(c + (3 * cRow));
        V c40 = V.Load(c + (4 * cRow));
        V c50 = V.Load(c + (5 * cRow));
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            V f4 = V.Create(a[4]);
            V.Accumulate(f4, b0, ref c40);
            V f5 = V.Create(a[5]);
            V.Accumulate(f5, b0, ref c50);
            a += aRow;
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
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c10 = V.Load(c + cRow);
        V c20 = V.Load(c + (2 * cRow));
        V c30 = V.Load(c + (3 * cRow));
        V c40 = V.Load(c + (4 * cRow));
        V c50 = V.Load(c + (5 * cRow));
        V c60 = V.Load(c + (6 * cRow));
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            V f4 = V.Create(a[4]);
            V.Accumulate(f4, b0, ref c40);
            V f5 = V.Create(a[5]);
            V.Accumulate(f5, b0, ref c50);
            V f6 = V.Create(a[6]);
            V.Accumulate(f6, b0, ref c60);
            a += aRow;
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
        nint depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(c);
        V c10 = V.Load(c + cRow);
        V c20 = V.Load(c + (2 * cRow));
        V c30 = V.Load(c + (3 * cRow));
        V c40 = V.Load(c + (4 * cRow));
        V c50 = V.Load(c + (5 * cRow));
        V c60 = V.Load(c + (6 * cRow));
        V c70 = V.Load(c + (7 * cRow));
        for (; depth != 0; depth--)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(next);
            next += stride;
            V b0 = V.Load(b);
            V f0 = V.Create(a[0]);
            V.Accumulate(f0, b0, ref c00);
            V f1 = V.Create(a[1]);
            V.Accumulate(f1, b0, ref c10);
            V f2 = V.Create(a[2]);
            V.Accumulate(f2, b0, ref c20);
            V f3 = V.Create(a[3]);
            V.Accumulate(f3, b0, ref c30);
            V f4 = V.Create(a[4]);
            V.Accumulate(f4, b0, ref c40);
            V f5 = V.Create(a[5]);
            V.Accumulate(f5, b0, ref c50);
            V f6 = V.Create(a[6]);
            V.Accumulate(f6, b0, ref c60);
            V f7 = V.Create(a[7]);
            V.Accumulate(f7, b0, ref c70);
            a += aRow;
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
