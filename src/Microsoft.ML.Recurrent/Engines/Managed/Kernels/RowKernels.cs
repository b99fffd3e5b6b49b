using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>One row at a time: the plain products. Matrices are row-major; no argument overlaps another.</summary>
internal static unsafe class RowKernels
{
    /// <summary><c>y ← y + a·x</c>, n elements. One multiply-add per element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddScaled(float a, float* x, float* y, int n)
    {
        int i = 0;
        var scale = new Vector<float>(a);
        for (; i <= n - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(Vector.MultiplyAddEstimate(scale, Vector.Load(x + i), Vector.Load(y + i)), y + i);
        for (; i < n; i++)
            y[i] = float.MultiplyAddEstimate(a, x[i], y[i]);
    }

    /// <summary><c>y ← a·y</c>, n elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Scale(float a, float* y, int n)
    {
        int i = 0;
        var scale = new Vector<float>(a);
        for (; i <= n - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(scale * Vector.Load(y + i), y + i);
        for (; i < n; i++)
            y[i] *= a;
    }

    /// <summary><c>y ← min(max(y, −limit), limit)</c>, n elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Clamp(float limit, float* y, int n)
    {
        int i = 0;
        Vector<float> upper = new(limit), lower = new(-limit);
        for (; i <= n - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(Vector.Min(Vector.Max(Vector.Load(y + i), lower), upper), y + i);
        for (; i < n; i++)
            y[i] = MathF.Min(MathF.Max(y[i], -limit), limit);
    }

    /// <summary><c>Σ y²</c> over n elements, in double, in the order of memory: the same bits whatever the register width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double SumOfSquares(float* y, int n)
    {
        // Eight chains, added up at the end in a fixed order: one chain would wait for each addition.
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = 0;
        for (; i <= n - 8; i += 8)
        {
            s0 += (double)y[i] * y[i];
            s1 += (double)y[i + 1] * y[i + 1];
            s2 += (double)y[i + 2] * y[i + 2];
            s3 += (double)y[i + 3] * y[i + 3];
            s4 += (double)y[i + 4] * y[i + 4];
            s5 += (double)y[i + 5] * y[i + 5];
            s6 += (double)y[i + 6] * y[i + 6];
            s7 += (double)y[i + 7] * y[i + 7];
        }

        for (; i < n; i++)
            s0 += (double)y[i] * y[i];
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /// <summary><c>y ← y + x·M</c>: x [k], M k rows of n, <paramref name="stride"/> apart, y [n]. Each element is one chain over k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddProduct(float* x, float* matrix, long stride, float* y, int k, int n)
    {
        int row = 0;
        for (; row <= k - 4; row += 4)
        {
            float* m0 = matrix + (row * stride), m1 = m0 + stride, m2 = m1 + stride, m3 = m2 + stride;
            Vector<float> x0 = new(x[row]), x1 = new(x[row + 1]), x2 = new(x[row + 2]), x3 = new(x[row + 3]);
            int i = 0;
            for (; i <= n - Vector<float>.Count; i += Vector<float>.Count)
            {
                var sum = Vector.MultiplyAddEstimate(x0, Vector.Load(m0 + i), Vector.Load(y + i));
                sum = Vector.MultiplyAddEstimate(x1, Vector.Load(m1 + i), sum);
                sum = Vector.MultiplyAddEstimate(x2, Vector.Load(m2 + i), sum);
                Vector.Store(Vector.MultiplyAddEstimate(x3, Vector.Load(m3 + i), sum), y + i);
            }

            for (; i < n; i++)
            {
                float sum = float.MultiplyAddEstimate(x[row], m0[i], y[i]);
                sum = float.MultiplyAddEstimate(x[row + 1], m1[i], sum);
                sum = float.MultiplyAddEstimate(x[row + 2], m2[i], sum);
                y[i] = float.MultiplyAddEstimate(x[row + 3], m3[i], sum);
            }
        }

        for (; row < k; row++)
            AddScaled(x[row], matrix + (row * stride), y, n);
    }

    /// <summary><c>y ← y + X·w</c>: X rows of k, <paramref name="xRow"/> apart, w [k], y a column, <paramref name="yRow"/> apart. Each element is one chain over k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddDots(float* x, nint xRow, float* w, float* y, nint yRow, int rows, int k)
    {
        for (; rows >= 4; rows -= 4) // four chains at once: each waits for itself
        {
            float* x1 = x + xRow, x2 = x1 + xRow, x3 = x2 + xRow;
            float y0 = y[0], y1 = y[yRow], y2 = y[2 * yRow], y3 = y[3 * yRow];
            for (int i = 0; i < k; i++)
            {
                y0 = float.MultiplyAddEstimate(x[i], w[i], y0);
                y1 = float.MultiplyAddEstimate(x1[i], w[i], y1);
                y2 = float.MultiplyAddEstimate(x2[i], w[i], y2);
                y3 = float.MultiplyAddEstimate(x3[i], w[i], y3);
            }

            (y[0], y[yRow], y[2 * yRow], y[3 * yRow]) = (y0, y1, y2, y3);
            x += 4 * xRow;
            y += 4 * yRow;
        }

        for (; rows > 0; rows--)
        {
            float sum = *y;
            for (int i = 0; i < k; i++)
                sum = float.MultiplyAddEstimate(x[i], w[i], sum);
            *y = sum;
            x += xRow;
            y += yRow;
        }
    }

    /// <summary><c>M ← M + xᵀ·y</c>: x [k], y [n], M k rows of n, <paramref name="stride"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddOuterProduct(float* x, float* y, float* matrix, long stride, int k, int n)
    {
        int row = 0;
        for (; row <= k - 4; row += 4)
        {
            float* m0 = matrix + (row * stride), m1 = m0 + stride, m2 = m1 + stride, m3 = m2 + stride;
            Vector<float> x0 = new(x[row]), x1 = new(x[row + 1]), x2 = new(x[row + 2]), x3 = new(x[row + 3]);
            int i = 0;
            for (; i <= n - Vector<float>.Count; i += Vector<float>.Count)
            {
                var v = Vector.Load(y + i);
                Vector.Store(Vector.MultiplyAddEstimate(x0, v, Vector.Load(m0 + i)), m0 + i);
                Vector.Store(Vector.MultiplyAddEstimate(x1, v, Vector.Load(m1 + i)), m1 + i);
                Vector.Store(Vector.MultiplyAddEstimate(x2, v, Vector.Load(m2 + i)), m2 + i);
                Vector.Store(Vector.MultiplyAddEstimate(x3, v, Vector.Load(m3 + i)), m3 + i);
            }

            for (; i < n; i++)
            {
                m0[i] = float.MultiplyAddEstimate(x[row], y[i], m0[i]);
                m1[i] = float.MultiplyAddEstimate(x[row + 1], y[i], m1[i]);
                m2[i] = float.MultiplyAddEstimate(x[row + 2], y[i], m2[i]);
                m3[i] = float.MultiplyAddEstimate(x[row + 3], y[i], m3[i]);
            }
        }

        for (; row < k; row++)
            AddScaled(x[row], y, matrix + (row * stride), n);
    }
}
