using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Tests.Kernels;

public sealed unsafe class TransposeTests
{
    public static TheoryData<int> Sizes => KernelSizes.Theory;

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Copy_AnySizeAndStride_ExchangesRowsAndColumns(int rows)
    {
        foreach (int columns in KernelSizes.All)
        {
            int from = columns + 1, to = rows + 2;
            KernelMemory source = new(1, rows * from), destination = new(2, columns * to);
            double[] expected = destination.Doubles();
            for (int r = 0; r < rows; r++)
            {
                for (int c = 0; c < columns; c++)
                    expected[(c * to) + r] = source.Span[(r * from) + c];
            }

            Transpose.Copy(source.Pointer, from, rows, columns, destination.Pointer, to);

            destination.AssertNear(expected, 0);
            destination.AssertMarksStand();
        }
    }
}
