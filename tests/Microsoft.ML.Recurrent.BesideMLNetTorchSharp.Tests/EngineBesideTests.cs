using Microsoft.ML.Recurrent.Tests.Shared;
using Microsoft.ML.Recurrent.TorchSharp;

namespace Microsoft.ML.Recurrent.BesideMLNetTorchSharp.Tests;

/// <summary>The engine in a program that also has ML.NET's TorchSharp trainers.</summary>
public sealed class EngineBesideTests
{
    /// <summary>Rounding that a few dozen Adam steps have spread, between two engines.</summary>
    private const double TrainingTolerance = 2e-3;

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Forecast_BesideMLNetsTrainers_GivesTheNumbersOfAProgramWithoutThem()
    {
        Assert.SkipUnless(TorchSharpEngine.CanRun(TorchDevice.Cpu, out string? reason), reason ?? "");
        Assert.Equal("Microsoft.ML.TorchSharp", typeof(global::Microsoft.ML.TorchSharp.TorchSharpCatalog).Assembly.GetName().Name);
        using TorchSharpEngine engine = TorchSharpEngine.For(_ml);

        float[] torch = KnownForecast.Of(_ml, _ml.Recurrent(engine)), managed = KnownForecast.Of(_ml, _ml.Recurrent());

        Assert.Equal(KnownForecast.Expected.Count, torch.Length);
        for (int i = 0; i < torch.Length; i++)
        {
            Assert.Equal(KnownForecast.Expected[i], torch[i], KnownForecast.Tolerance * Math.Abs(torch[i]));
            Assert.Equal(managed[i], torch[i], TrainingTolerance * Math.Abs(torch[i]));
        }
    }
}
