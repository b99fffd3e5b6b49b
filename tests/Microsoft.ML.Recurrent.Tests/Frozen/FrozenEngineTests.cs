using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.FrozenModels;
using Microsoft.ML.Recurrent.Tests.Data;

namespace Microsoft.ML.Recurrent.Tests.Frozen;

/// <summary>Forecast engines take up the states of every version, and forecast from there what they did then.</summary>
public sealed class FrozenEngineTests
{
    private readonly MLContext _ml = new();

    [Theory]
    [MemberData(nameof(FrozenFiles.Engines), MemberType = typeof(FrozenFiles))]
    public void Engine_RestoredFromAnyVersion_ForecastsWhatItDid(string name)
    {
        CaseFolder folder = FrozenFiles.Folder(name);
        Manifest manifest = Manifest.Read(folder.Manifest);
        var model = (LstmForecastTransformer)_ml.Model.Load(folder.Model, out _);
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model, manifest.Series!);

        engine.RestoreCheckpoint(folder.EngineCheckpoint);
        List<EngineForecast> forecasts = [new(engine)];
        foreach (float[] row in Read.Vectors(_ml.Data.LoadFromBinary(folder.Observed), nameof(ObservedRow.Values)))
        {
            engine.Observe(row);
            forecasts.Add(new(engine));
        }

        Allowance.Of(manifest).AssertSame(_ml.Data.LoadFromBinary(folder.Forecasts), _ml.Data.LoadFromEnumerable(forecasts));
        Assert.Contains(forecasts, forecast => Array.TrueForAll(forecast.Forecast, float.IsFinite));
    }
}
