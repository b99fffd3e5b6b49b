using Microsoft.ML.Recurrent.Tests.Shared;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>The other half of a comparison: Microsoft.ML.Recurrent.BesideMLNetTorchSharp.Tests must give the same numbers.</summary>
public sealed class KnownForecastTests
{
    [Fact]
    public void Forecast_WithoutMLNetsTorchSharpTrainers_GivesTheNumbersThatStandThere()
    {
        using TorchSharpEngine engine = Torch.NewEngine();
        var ml = new MLContext(seed: 1);

        float[] scores = KnownForecast.Of(ml, ml.Recurrent(engine));

        Assert.Equal(KnownForecast.Expected.Count, scores.Length);
        for (int i = 0; i < scores.Length; i++)
            Assert.Equal(KnownForecast.Expected[i], scores[i], KnownForecast.Tolerance * Math.Abs(scores[i]));
    }
}
