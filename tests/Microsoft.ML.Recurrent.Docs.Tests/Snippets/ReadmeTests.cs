#region Readme.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;
#endregion
using Microsoft.ML.Recurrent.Sequences;
#region Readme.GpuUsings
using Microsoft.ML.Recurrent.TorchSharp;
#endregion
using Microsoft.ML.Recurrent.Training;

namespace Docs.Snippets;

/// <summary>The first page of the repository.</summary>
public sealed class ReadmeTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Forecast_OfAirTraffic_IsSavedAndLoads()
    {
        #region Readme.Forecast
        var ml = new MLContext(seed: 1);
        IDataView months = ml.Data.LoadFromTextFile<Month>("air-passengers.csv", separatorChar: ',', hasHeader: true);

        LstmForecastTransformer model = ml.Recurrent()
            .Forecast(outputColumnName: "Forecast", inputColumnName: "Passengers", horizon: 12)
            .Fit(months);

        ml.Model.Save(model, months.Schema, "air.zip");            // loads anywhere with ml.Model.Load("air.zip", out _)
        #endregion

        Assert.Equal(model.Transform(months).GetColumn<float[]>("Forecast").Last(), ml.Model.Load("air.zip", out _).Transform(months).GetColumn<float[]>("Forecast").Last());
    }

    [Fact]
    public void Training_LeftAlone_StopsByItself()
    {
        (MLContext ml, IDataView windows) = (_ml, Windows());
        var progress = new Progress<TrainingProgress>();
        CancellationToken token = TestContext.Current.CancellationToken;

        #region Readme.Training
        var options = new LstmOptions
        {
            Epochs = 200,
            Schedule = new CosineSchedule { WarmUpEpochs = 2 },
            ValidationFraction = 0.1,                       // the last tenth: watched, not learnt; the weights of its lowest loss are kept
            Patience = 20,
            Checkpoint = new("training.checkpoint", Every: 500),
        };
        var model = ml.Recurrent().Lstm(options).WithProgress(progress).WithCancellation(token).Fit(windows);
        #endregion

        Assert.InRange(model.Model.Summary.BestEpoch, 1, 200);
    }

    [Fact]
    public void Gpu_WhereThereIsOne_TrainsWhatAnyMachineScores()
    {
        (MLContext ml, IDataView windows, LstmOptions options) = (_ml, Windows(), new LstmOptions { HiddenSize = 8, Epochs = 2 });
        Assert.SkipUnless(TorchSharpEngine.CanRun(TorchDevice.Cuda(0), out string? missing), missing ?? "");

        #region Readme.Gpu
        using var gpu = new TorchSharpEngine(TorchDevice.Cuda(0));
        var model = ml.Recurrent(gpu).Lstm(options).Fit(windows);      // trained on the GPU
        ml.Model.Save(model, windows.Schema, "model.zip");               // loads without libtorch, and scores on the managed engine
        var onGpu = ml.Model.Load("model.zip", out _).WithEngine(gpu);   // or on the GPU again
        #endregion

        Assert.Equal(windows.GetColumn<float>("Label").Count(), onGpu.Transform(windows).GetColumn<float>("Score").Count());
    }

    private IDataView Windows()
    {
        IDataView hours = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 64).Select(t => new Hour { Load = 100 + (30 * MathF.Sin(2 * MathF.PI * t / 24)) }).ToArray());
        return _ml.Recurrent().Window("Features", "Load", length: 24, futureColumnName: "Label").Fit(hours).Transform(hours);
    }
}
