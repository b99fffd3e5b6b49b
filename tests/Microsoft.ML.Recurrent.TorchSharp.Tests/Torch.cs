namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>The engine under test.</summary>
internal static class Torch
{
    /// <summary>A new engine on the processor; where TorchSharp cannot run, the running test is skipped with the reason.</summary>
    public static TorchSharpEngine NewEngine()
    {
        SkipWhereItCannotRun();
        return new TorchSharpEngine();
    }

    public static void SkipWhereItCannotRun()
        => Assert.SkipUnless(TorchSharpEngine.CanRun(TorchDevice.Cpu, out string? reason), reason ?? "");
}
