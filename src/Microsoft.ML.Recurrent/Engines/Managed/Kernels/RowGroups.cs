using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Rows of a panel of few units, brought into the form of one row of a whole panel of 16 units, in place.</summary>
/// <remarks>A row is four slots of 4 or 8 units. A group is 4 rows or 2; joined, it is four slots of 16: the first slots of its rows side by side,
/// then the second ones. AVX-512.</remarks>
internal static unsafe class RowGroups
{
    private const int Floats = 64; // of a group

    public static void Join(int units, int groups, float* rows)
    {
        if (units == 4)
            ExchangeQuarters(groups, rows);
        else
            JoinHalves(groups, rows);
    }

    /// <summary>Undoes <see cref="Join"/>.</summary>
    public static void Part(int units, int groups, float* rows)
    {
        if (units == 4)
            ExchangeQuarters(groups, rows);
        else
            PartHalves(groups, rows);
    }

    /// <summary>Rows of 4 or 8 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy(int units, int rows, float* source, nint sourceRow, float* destination, nint destinationRow)
    {
        for (; rows > 0; rows--)
        {
            Vector128.Load(source).Store(destination);
            if (units == 8)
                Vector128.Load(source + 4).Store(destination + 4);
            source += sourceRow;
            destination += destinationRow;
        }
    }

    /// <summary>A matrix of 4 by 4 slots, transposed; its own inverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ExchangeQuarters(int groups, float* rows)
    {
        for (; groups > 0; groups--)
        {
            Vector512<float> a = Vector512.Load(rows), b = Vector512.Load(rows + 16), c = Vector512.Load(rows + 32), d = Vector512.Load(rows + 48);
            Vector512<float> abLow = Avx512F.Shuffle4x128(a, b, 0b_01_00_01_00), cdLow = Avx512F.Shuffle4x128(c, d, 0b_01_00_01_00);
            Vector512<float> abHigh = Avx512F.Shuffle4x128(a, b, 0b_11_10_11_10), cdHigh = Avx512F.Shuffle4x128(c, d, 0b_11_10_11_10);
            Avx512F.Shuffle4x128(abLow, cdLow, 0b_10_00_10_00).Store(rows);
            Avx512F.Shuffle4x128(abLow, cdLow, 0b_11_01_11_01).Store(rows + 16);
            Avx512F.Shuffle4x128(abHigh, cdHigh, 0b_10_00_10_00).Store(rows + 32);
            Avx512F.Shuffle4x128(abHigh, cdHigh, 0b_11_01_11_01).Store(rows + 48);
            rows += Floats;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void JoinHalves(int groups, float* rows)
    {
        for (; groups > 0; groups--)
        {
            Vector512<float> a = Vector512.Load(rows), b = Vector512.Load(rows + 16), c = Vector512.Load(rows + 32), d = Vector512.Load(rows + 48);
            Avx512F.Shuffle4x128(a, c, 0b_01_00_01_00).Store(rows);
            Avx512F.Shuffle4x128(a, c, 0b_11_10_11_10).Store(rows + 16);
            Avx512F.Shuffle4x128(b, d, 0b_01_00_01_00).Store(rows + 32);
            Avx512F.Shuffle4x128(b, d, 0b_11_10_11_10).Store(rows + 48);
            rows += Floats;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void PartHalves(int groups, float* rows)
    {
        for (; groups > 0; groups--)
        {
            Vector512<float> a = Vector512.Load(rows), b = Vector512.Load(rows + 16), c = Vector512.Load(rows + 32), d = Vector512.Load(rows + 48);
            Avx512F.Shuffle4x128(a, b, 0b_01_00_01_00).Store(rows);
            Avx512F.Shuffle4x128(c, d, 0b_01_00_01_00).Store(rows + 16);
            Avx512F.Shuffle4x128(a, b, 0b_11_10_11_10).Store(rows + 32);
            Avx512F.Shuffle4x128(c, d, 0b_11_10_11_10).Store(rows + 48);
            rows += Floats;
        }
    }
}
