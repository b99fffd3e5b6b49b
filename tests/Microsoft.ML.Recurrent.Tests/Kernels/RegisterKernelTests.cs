namespace Microsoft.ML.Recurrent.Tests.Kernels;

/// <summary>Product tiles, elementary functions and Adam against plain loops in double, at sizes where kernels break.</summary>
public abstract class RegisterKernelTests
{
    public static TheoryData<int> Sizes => KernelSizes.Theory;

    /// <summary>Why the registers cannot be used here; null where they can.</summary>
    protected virtual string? Missing => null;

    private protected abstract IKernelChecks Checks { get; }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Tiles_AnyDepthAndNumberOfRows_AgreeWithTheirTwins(int size)
    {
        IKernelChecks checks = Available();
        for (int rows = 1; rows <= 9; rows++)
        {
            checks.Gates(rows, size, 5);
            checks.Gates(rows, 3, size);
            checks.UpdateGates(rows, size, 5);
            checks.UpdateGates(rows, 3, size);
            checks.Products(rows, size);
            checks.Segments(rows, segments: 1, size);
            checks.Segments(rows, segments: 3, Math.Min(size, 33));
            checks.Dots(rows, segments: 1, Math.Min(size, 9));
            checks.Dots(rows, segments: 3, Math.Min(size, 4));
            checks.Outer(rows, size);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void RowTiles_AnyDepthAndNumberOfPanels_AgreeWithTheirTwins(int size)
    {
        IKernelChecks checks = Available();
        foreach (var (inputs, units) in ((int, int)[])[(size, 5), (3, size), (0, size), (size, 0)])
        {
            checks.Row(inputs, units);
            checks.GruRow(inputs, units);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Adam_AnySize_AgreesWithItsTwin(int count) => Available().Adam(count);

    [Fact]
    public void Curves_OverTheirRange_AreWithinTheirStatedErrors() => Available().Curves();

    private IKernelChecks Available()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        return Checks;
    }
}
