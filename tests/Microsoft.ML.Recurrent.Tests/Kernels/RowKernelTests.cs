using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Tests.Kernels;

/// <summary>The kernels of single rows, each against plain loops in double.</summary>
public sealed unsafe class RowKernelTests
{
    public static TheoryData<int> Sizes => KernelSizes.Theory;

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ElementKernels_AnySize_DoWhatTheirFormulasSay(int n)
    {
        KernelMemory x = new(1, n), y = new(2, n);
        double[] a = x.Doubles(), b = y.Doubles();

        RowKernels.AddScaled(0.7f, x.Pointer, y.Pointer, n);
        y.AssertNear([.. a.Zip(b, (p, q) => (0.7f * p) + q)], KernelMemory.Rounding(1));

        b = y.Doubles();
        RowKernels.Scale(-1.3f, y.Pointer, n);
        y.AssertNear([.. b.Select(q => -1.3f * q)], KernelMemory.Rounding(1));

        b = y.Doubles();
        RowKernels.Clamp(0.25f, y.Pointer, n);
        y.AssertNear([.. b.Select(q => Math.Clamp(q, -0.25, 0.25))], 0);
        y.AssertMarksStand();
        x.AssertMarksStand();
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SumOfSquares_AnySize_IsExactToDouble(int n)
    {
        KernelMemory y = new(3, n);

        Assert.Equal(y.Doubles().Sum(v => v * v), RowKernels.SumOfSquares(y.Pointer, n), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Products_AnySizeOnEitherSide_AgreeWithTheirTwins(int size)
    {
        foreach ((int k, int n) in new[] { (size, 5), (6, size), (size, size > 64 ? 33 : size) })
        {
            AssertAddProduct(k, n);
            AssertAddOuterProduct(k, n);
            AssertAddDots(k, rows: n);
        }
    }

    // y[j] += Σᵢ x[i]·M[i, j]
    private static void AssertAddProduct(int k, int n)
    {
        int stride = n + 3;
        KernelMemory x = new(4, k), m = new(5, k * stride), y = new(6, n);
        double[] a = x.Doubles(), b = m.Doubles(), expected = y.Doubles();
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < k; i++)
                expected[j] += a[i] * b[(i * stride) + j];
        }

        RowKernels.AddProduct(x.Pointer, m.Pointer, stride, y.Pointer, k, n);

        y.AssertNear(expected, KernelMemory.Rounding(k));
        y.AssertMarksStand();
    }

    // y[r] += Σᵢ X[r, i]·w[i]; what lies between the elements of the column stays.
    private static void AssertAddDots(int k, int rows)
    {
        int xRow = k + 3, yRow = 2;
        KernelMemory x = new(7, rows * xRow), w = new(8, k), y = new(9, rows * yRow);
        double[] a = x.Doubles(), b = w.Doubles(), expected = y.Doubles();
        for (int r = 0; r < rows; r++)
        {
            for (int i = 0; i < k; i++)
                expected[r * yRow] += a[(r * xRow) + i] * b[i];
        }

        RowKernels.AddDots(x.Pointer, xRow, w.Pointer, y.Pointer, yRow, rows, k);

        y.AssertNear(expected, KernelMemory.Rounding(k));
        y.AssertMarksStand();
    }

    // M[i, j] += x[i]·y[j]; what lies between the rows stays.
    private static void AssertAddOuterProduct(int k, int n)
    {
        int stride = n + 3;
        KernelMemory x = new(7, k), y = new(8, n), m = new(9, k * stride);
        double[] a = x.Doubles(), b = y.Doubles(), expected = m.Doubles();
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < n; j++)
                expected[(i * stride) + j] += a[i] * b[j];
        }

        RowKernels.AddOuterProduct(x.Pointer, y.Pointer, m.Pointer, stride, k, n);

        m.AssertNear(expected, KernelMemory.Rounding(1));
        m.AssertMarksStand();
    }
}
