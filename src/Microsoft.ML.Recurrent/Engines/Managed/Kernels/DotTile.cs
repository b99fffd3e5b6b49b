using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>C = start + Σ A·Bᵀ</c> over segments of the depth, for two columns: what a tile of products would spend a whole register on.</summary>
/// <remarks>Lane by lane over the depth; then lanes four apart, then pairs: the same for a row whatever others are beside it. Twin: the transposed products of the reference engine.</remarks>
internal static unsafe class DotTile<V> where V : struct, ILanes<V>
{
    public const int Columns = 2;

    private const int FewRows = 4; // at once, so that no chain waits for itself

    /// <summary>Floats of <see cref="Add"/>'s sums for one row.</summary>
    public static int SumsOfRow => Columns * V.Count;

    /// <summary>Adds to each row's sums, lane by lane.</summary>
    /// <param name="rows">Rows of A.</param>
    /// <param name="segments">Of the depth.</param>
    /// <param name="depth">Of a segment: a whole number of registers.</param>
    /// <param name="a">For each segment rows [depth].</param>
    /// <param name="aRow">Floats from one row to the next.</param>
    /// <param name="aSegment">Floats from one segment to the next.</param>
    /// <param name="b">For each segment two columns [depth].</param>
    /// <param name="bColumn">Floats from the first to the second.</param>
    /// <param name="bSegment">Floats from one segment to the next.</param>
    /// <param name="sums">Rows [2, lanes].</param>
    public static void Add(int rows, int segments, int depth, float* a, nint aRow, nint aSegment, float* b, nint bColumn, nint bSegment, float* sums)
    {
        for (; rows >= FewRows; rows -= FewRows)
        {
            AddFour(segments, depth, a, aRow, aSegment, b, bColumn, bSegment, sums);
            a += FewRows * aRow;
            sums += FewRows * SumsOfRow;
        }

        for (; rows > 0; rows--)
        {
            AddOne(segments, depth, a, aSegment, b, bColumn, bSegment, sums);
            a += aRow;
            sums += SumsOfRow;
        }
    }

    /// <summary>Writes start and the sum of a row's lanes to its first columns, and zeros to the others.</summary>
    /// <param name="rows">Rows of sums, start and C.</param>
    /// <param name="columns">1 or 2.</param>
    /// <param name="width">Columns that are written.</param>
    /// <param name="sums">Of <see cref="Add"/>; overwritten.</param>
    /// <param name="start">May be C itself.</param>
    /// <param name="startRow">Floats from one row to the next; 0 repeats one row.</param>
    /// <param name="c">The result.</param>
    /// <param name="cRow">Floats from one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Finish(int rows, int columns, int width, float* sums, float* start, nint startRow, float* c, nint cRow)
    {
        for (; rows > 0; rows--)
        {
            for (int column = 0; column < columns; column++)
                c[column] = start[column] + Sum(sums + (column * V.Count));
            for (int column = columns; column < width; column++)
                c[column] = 0f;
            sums += SumsOfRow;
            start += startRow;
            c += cRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(float* lanes)
    {
        Lanes128 sum = Lanes128.Load(lanes);
        for (int lane = Lanes128.Count; lane < V.Count; lane += Lanes128.Count)
            sum += Lanes128.Load(lanes + lane);
        Lanes128.Store(sum, lanes);
        return lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddFour(nint segments, nint depth, float* a, nint aRow, nint aSegment, float* b, nint bColumn, nint bSegment, float* sums)
    {
        V c00 = V.Load(sums), c01 = V.Load(sums + V.Count), c10 = V.Load(sums + (2 * V.Count)), c11 = V.Load(sums + (3 * V.Count));
        V c20 = V.Load(sums + (4 * V.Count)), c21 = V.Load(sums + (5 * V.Count)), c30 = V.Load(sums + (6 * V.Count)), c31 = V.Load(sums + (7 * V.Count));
        for (; segments != 0; segments--)
        {
            float* a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow, d = b + bColumn;
            for (nint k = 0; k < depth; k += V.Count)
            {
                V b0 = V.Load(b + k), b1 = V.Load(d + k);
                V f0 = V.Load(a + k);
                V.Accumulate(f0, b0, ref c00);
                V.Accumulate(f0, b1, ref c01);
                V f1 = V.Load(a1 + k);
                V.Accumulate(f1, b0, ref c10);
                V.Accumulate(f1, b1, ref c11);
                V f2 = V.Load(a2 + k);
                V.Accumulate(f2, b0, ref c20);
                V.Accumulate(f2, b1, ref c21);
                V f3 = V.Load(a3 + k);
                V.Accumulate(f3, b0, ref c30);
                V.Accumulate(f3, b1, ref c31);
            }

            a += aSegment;
            b += bSegment;
        }

        V.Store(c00, sums);
        V.Store(c01, sums + V.Count);
        V.Store(c10, sums + (2 * V.Count));
        V.Store(c11, sums + (3 * V.Count));
        V.Store(c20, sums + (4 * V.Count));
        V.Store(c21, sums + (5 * V.Count));
        V.Store(c30, sums + (6 * V.Count));
        V.Store(c31, sums + (7 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddOne(nint segments, nint depth, float* a, nint aSegment, float* b, nint bColumn, nint bSegment, float* sums)
    {
        V c0 = V.Load(sums), c1 = V.Load(sums + V.Count);
        for (; segments != 0; segments--)
        {
            float* d = b + bColumn;
            for (nint k = 0; k < depth; k += V.Count)
            {
                V f = V.Load(a + k), b0 = V.Load(b + k), b1 = V.Load(d + k);
                V.Accumulate(f, b0, ref c0);
                V.Accumulate(f, b1, ref c1);
            }

            a += aSegment;
            b += bSegment;
        }

        V.Store(c0, sums);
        V.Store(c1, sums + V.Count);
    }
}
