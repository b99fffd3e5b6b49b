using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Microsoft.ML.Recurrent.Engines.Managed;
using Xunit;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The contract runs again with instructions switched off; here each run shows that it is what it says.</summary>
public sealed class InstructionSetTests
{
    [Fact]
    public void InstructionSet_WithInstructionsSwitchedOff_IsTheWidestThatIsLeft()
    {
        int widest = IsOff("EnableHWIntrinsic") ? 0 : IsOff("EnableAVX2") ? 128 : IsOff("EnableAVX512") ? 256 : 512;

        Assert.False(widest < 512 && (Vector512.IsHardwareAccelerated || Avx512F.IsSupported), "AVX-512 is on though switched off.");
        Assert.False(widest < 256 && (Vector256.IsHardwareAccelerated || Avx2.IsSupported), "AVX2 is on though switched off.");
        Assert.Equal(widest >= 128, Vector128.IsHardwareAccelerated);
        using var engine = new ManagedEngine();
        string expected = widest switch
        {
            0 => "Scalar",
            128 => "Vector128",
            256 => Avx2.IsSupported ? "Vector256" : "Vector128",
            _ => Vector512.IsHardwareAccelerated ? "Vector512" : Avx2.IsSupported ? "Vector256" : "Vector128",
        };
        Assert.Equal(expected, engine.Description.InstructionSet);
    }

    /// <summary>Whether the runtime was started with a switch of its own set to 0.</summary>
    private static bool IsOff(string name) => Environment.GetEnvironmentVariable("DOTNET_" + name) == "0";
}
