using System.Runtime.Intrinsics.X86;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Tests.Kernels;

/// <summary>Narrow panels' rows in the form of a whole panel's.</summary>
public sealed unsafe class RowGroupTests
{
    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    [InlineData(8, 1)]
    [InlineData(8, 4)]
    public void Join_RowsOfFewUnits_PutsTheirSlotsSideBySideAndPartUndoesIt(int units, int groups)
    {
        Assert.SkipUnless(Avx512F.IsSupported, "This processor, or its settings, has no AVX-512.");
        KernelMemory rows = new(1, groups * 64);
        float[] before = rows.Span.ToArray(), joined = new float[before.Length];
        int perGroup = 16 / units;
        for (int i = 0; i < before.Length; i++)
        {
            (int group, int inGroup) = Math.DivRem(i, 64);
            (int row, int inRow) = Math.DivRem(inGroup, 4 * units);
            (int slot, int unit) = Math.DivRem(inRow, units);
            joined[(group * 64) + (slot * 16) + (row * units) + unit] = before[i];
        }

        RowGroups.Join(units, groups, rows.Pointer);
        Assert.Equal(joined, rows.Span.ToArray());
        rows.AssertMarksStand();

        RowGroups.Part(units, groups, rows.Pointer);
        Assert.Equal(before, rows.Span.ToArray());
        rows.AssertMarksStand();
    }
}
