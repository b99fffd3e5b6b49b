using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Copies a matrix with rows and columns exchanged.</summary>
internal static unsafe class Transpose
{
    /// <summary><c>destination[c, r] = source[r, c]</c>; strides in floats; no overlap.</summary>
    /// <remarks>Blocks of 4 by 4 in registers where the hardware has the shuffles, single elements for the rest.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy(float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow)
    {
        int r = 0;
        if (Sse.IsSupported)
        {
            for (; r <= rows - 4; r += 4)
            {
                int c = 0;
                for (; c <= columns - 4; c += 4)
                    FourByFour(source + (r * sourceRow) + c, sourceRow, destination + (c * destinationRow) + r, destinationRow);
                Elements(source + (r * sourceRow), sourceRow, 4, c, columns, destination + r, destinationRow);
            }
        }

        Elements(source + (r * sourceRow), sourceRow, rows - r, 0, columns, destination + r, destinationRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourByFour(float* s, nint sRow, float* d, nint dRow)
    {
        var a = Vector128.Load(s);
        var b = Vector128.Load(s + sRow);
        var e = Vector128.Load(s + (2 * sRow));
        var f = Vector128.Load(s + (3 * sRow));
        var abLow = Sse.UnpackLow(a, b);
        var abHigh = Sse.UnpackHigh(a, b);
        var efLow = Sse.UnpackLow(e, f);
        var efHigh = Sse.UnpackHigh(e, f);
        Sse.MoveLowToHigh(abLow, efLow).Store(d);
        Sse.MoveHighToLow(efLow, abLow).Store(d + dRow);
        Sse.MoveLowToHigh(abHigh, efHigh).Store(d + (2 * dRow));
        Sse.MoveHighToLow(efHigh, abHigh).Store(d + (3 * dRow));
    }

    private static void Elements(float* source, nint sourceRow, int rows, int fromColumn, int columns, float* destination, nint destinationRow)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int c = fromColumn; c < columns; c++)
                destination[(c * destinationRow) + r] = source[(r * sourceRow) + c];
        }
    }
}
