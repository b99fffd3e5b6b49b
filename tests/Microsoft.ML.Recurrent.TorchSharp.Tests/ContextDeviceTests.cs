namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>The device that an MLContext names, chosen as ML.NET's TorchSharp trainers choose theirs.</summary>
public sealed class ContextDeviceTests
{
    private const string NoGpu = "There is no GPU.";

    [Theory]
    [InlineData(null, true)]
    [InlineData(null, false)]
    public void Choice_WithoutAnId_IsTheProcessorAndAsksNobody(int? id, bool fallbackToCpu)
        => Assert.Equal(new DeviceChoice(TorchDevice.Cpu, null), DeviceChoice.Of(id, fallbackToCpu, _ => throw new InvalidOperationException("Asked.")));

    [Theory]
    [InlineData(0, true)]
    [InlineData(0, false)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public void Choice_WithTheGpuThere_IsThatGpu(int id, bool fallbackToCpu)
        => Assert.Equal(new DeviceChoice(TorchDevice.Cuda(id), null), DeviceChoice.Of(id, fallbackToCpu, _ => null));

    [Fact]
    public void Choice_WithoutTheGpuAndWithFallback_IsTheProcessorAndSaysWhy()
        => Assert.Equal(new DeviceChoice(TorchDevice.Cpu, NoGpu), DeviceChoice.Of(1, fallbackToCpu: true, _ => NoGpu));

    [Fact]
    public void Choice_WithoutTheGpuAndWithoutFallback_IsAnErrorThatNamesTheWaysOut()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => DeviceChoice.Of(1, fallbackToCpu: false, _ => NoGpu));

        Assert.Equal("The MLContext asks for cuda:1, and its FallbackToCpu is false. There is no GPU. Or set FallbackToCpu to true, or GpuDeviceId to null.", error.Message);
    }

    [Fact]
    public void Choice_OfANegativeId_IsRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => DeviceChoice.Of(-1, fallbackToCpu: true, _ => null));

    [Fact]
    public void For_AContextAsItIsMade_ComputesOnTheProcessor()
    {
        Torch.SkipWhereItCannotRun();
        var ml = new MLContext();
        List<string> log = Warnings(ml);

        using TorchSharpEngine engine = TorchSharpEngine.For(ml);

        Assert.Equal(("torchsharp", "cpu"), (engine.Description.Name, engine.Description.Device));
        Assert.Empty(log);
    }

    /// <summary>One more GPU than any machine has.</summary>
    [Fact]
    public void For_AGpuThatIsNotThere_ComputesOnTheProcessorAndTheLogSaysSo()
    {
        Torch.SkipWhereItCannotRun();
        var ml = new MLContext { GpuDeviceId = 1000, FallbackToCpu = true };
        List<string> log = Warnings(ml);

        using TorchSharpEngine engine = TorchSharpEngine.For(ml);

        Assert.Equal(("torchsharp", "cpu"), (engine.Description.Name, engine.Description.Device));
        Assert.Contains("TorchSharp cannot compute on the GPU 1000, so torchsharp on cpu", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void For_AGpuThatIsNotThereAndNoFallback_IsAnError()
    {
        Torch.SkipWhereItCannotRun();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => TorchSharpEngine.For(new MLContext { GpuDeviceId = 1000, FallbackToCpu = false }));

        Assert.StartsWith("The MLContext asks for cuda:1000, and its FallbackToCpu is false. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void For_NoContext_IsRefused() => Assert.Throws<ArgumentNullException>(() => TorchSharpEngine.For(null!));

    private static List<string> Warnings(MLContext ml)
    {
        var log = new List<string>();
        ml.Log += (_, message) =>
        {
            if (message.Message.Contains("Kind=Warning", StringComparison.Ordinal))
                log.Add(message.Message);
        };
        return log;
    }
}
