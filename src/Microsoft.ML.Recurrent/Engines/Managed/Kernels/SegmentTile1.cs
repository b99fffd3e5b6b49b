// Written by eng/tiles/generate.py; change it there.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>C = start + Σ A·B</c> over segments of the depth, in tiles of up to 8 rows by 1 register.</summary>
/// <remarks>A: for each segment rows [depth], aSegment floats from one segment to the next; B [segments·depth, 4·lanes], of which the first 1 register is read, bSkip floats
/// left out after each segment; C rows [1·lanes].
/// Start may be C itself; nothing else overlaps. Each element is one chain over segments and depth. Twin: the transposed products of the reference engine.</remarks>
internal static unsafe class SegmentTile1<V> where V : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(int rows, int segments, int depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow, Ahead* ahead = null)
    {
        while (rows > 0)
        {
            int height = rows == 8 + 1 ? (rows + 1) / 2 : Math.Min(rows, 8);
            float* next = c;
            nint stride = 0;
            if (ahead != null && height >= 3)
                ahead->Take(segments * depth, ref next, ref stride);
            switch (height)
            {
                case 1: Rows1(segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow); break;
                case 2: Rows2(segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow); break;
                case 3: Rows3(segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, next, stride); break;
                case 4: Rows4(segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, next, stride); break;
                case 5: Rows5(segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, next, stride); break;
                case 6: Rows6(segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, next, stride); break;
                case 7: Rows7(segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, next, stride); break;
                case 8: Rows8(segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, next, stride); break;
            }

            rows -= height;
            a += height * aRow;
            start += height * startRow;
            c += height * cRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows1(
        nint segments, nint depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow)
    {
        V c00 = V.Load(start);
        for (; segments != 0; segments--)
        {
            float* a0 = a + depth;
            for (nint k = -depth; k != 0; k++)
            {
                V f0 = V.Create(a0[k]);
                V b0 = V.Load(b);
                V.Accumulate(f0, b0, ref c00);
                b += 4 * V.Count;
            }

            a += aSegment;
            b += bSkip;
        }

        V.Store(c00, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows2(
        nint segments, nint depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        for (; segments != 0; segments--)
        {
            float* a0 = a + depth;
            float* a1 = a + aRow + depth;
            for (nint k = -depth; k != 0; k++)
            {
                V f0 = V.Create(a0[k]);
                V f1 = V.Create(a1[k]);
                V b0 = V.Load(b);
                V.Accumulate(f0, b0, ref c00);
                V.Accumulate(f1, b0, ref c10);
                b += 4 * V.Count;
            }

            a += aSegment;
            b += bSkip;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows3(
        nint segments, nint depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        for (; segments != 0; segments--)
        {
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
                b += 4 * V.Count;
            }

            a += aSegment;
            b += bSkip;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows4(
        nint segments, nint depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
        for (; segments != 0; segments--)
        {
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
                b += 4 * V.Count;
            }

            a += aSegment;
            b += bSkip;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
        V.Store(c30, c + (3 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows5(
        nint segments, nint depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
        V c40 = V.Load(start + (4 * startRow));
        for (; segments != 0; segments--)
        {
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
                b += 4 * V.Count;
            }

            a += aSegment;
            b += bSkip;
        }

        V.Store(c00, c);
        V.Store(c10, c + cRow);
        V.Store(c20, c + (2 * cRow));
        V.Store(c30, c + (3 * cRow));
        V.Store(c40, c + (4 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows6(
        nint segments, nint depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
        V c40 = V.Load(start + (4 * startRow));
        V c50 = V.Load(start + (5 * startRow));
        for (; segments != 0; segments--)
        {
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
                b += 4 * V.Count;
            }

            a += aSegment;
            b += bSkip;
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
        nint segments, nint depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
        V c40 = V.Load(start + (4 * startRow));
        V c50 = V.Load(start + (5 * startRow));
        V c60 = V.Load(start + (6 * startRow));
        for (; segments != 0; segments--)
        {
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
                b += 4 * V.Count;
            }

            a += aSegment;
            b += bSkip;
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
        nint segments, nint depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow, float* next, nint stride)
    {
        V c00 = V.Load(start);
        V c10 = V.Load(start + startRow);
        V c20 = V.Load(start + (2 * startRow));
        V c30 = V.Load(start + (3 * startRow));
        V c40 = V.Load(start + (4 * startRow));
        V c50 = V.Load(start + (5 * startRow));
        V c60 = V.Load(start + (6 * startRow));
        V c70 = V.Load(start + (7 * startRow));
        for (; segments != 0; segments--)
        {
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
                b += 4 * V.Count;
            }

            a += aSegment;
            b += bSkip;
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
