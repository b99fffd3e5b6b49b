namespace Microsoft.ML.Recurrent.Tests.Kernels;

/// <summary>Sizes beside the widths of registers and tiles, where kernels break.</summary>
internal static class KernelSizes
{
    public static int[] All { get; } = [1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 257];

    public static TheoryData<int> Theory => [.. All];
}
