#region TextClassification.Usings
using Microsoft.ML;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.TorchSharp;
#endregion
using Microsoft.ML.Data;

namespace Docs.Snippets;

public sealed class TextClassificationTests
{
    [Fact]
    public void Context_OfMLNetsOwnTrainers_NamesTheDevice()
    {
        Assert.SkipUnless(TorchSharpEngine.CanRun(TorchDevice.Cpu, out string? missing), missing ?? "");
        IDataView days = new MLContext().Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new ShopDay { Sales = 100 + (10 * MathF.Sin(i)) }).ToArray());

        #region TextClassification.Together
        var ml = new MLContext(seed: 1) { GpuDeviceId = 0, FallbackToCpu = true };    // the first GPU, or libtorch on the processor

        using var engine = TorchSharpEngine.For(ml);
        LstmForecastTransformer forecaster = ml.Recurrent(engine).Forecast(outputColumnName: "Forecast", inputColumnName: "Sales", horizon: 7).Fit(days);
        #endregion

        Assert.Equal(7, forecaster.Transform(days).GetColumn<float[]>("Forecast").Last().Length);
    }
}
