#region Readme.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;
#endregion
using System.Globalization;
using System.Text.RegularExpressions;
using Docs.Checks;
using Microsoft.ML.Recurrent.Sequences;
#region Readme.GpuUsings
using Microsoft.ML.Recurrent.TorchSharp;
#endregion

namespace Docs.Snippets;

/// <summary>The first page of the repository.</summary>
public sealed partial class ReadmeTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Forecast_OfAirTraffic_PrintsWhatThePageShowsAndLoads()
    {
        #region Readme.Forecast
        var ml = new MLContext(seed: 1);
        IDataView months = ml.Data.LoadFromTextFile<Month>("air-passengers.csv", separatorChar: ',', hasHeader: true);
        IDataView tenYears = ml.Data.TakeRows(months, 120);    // 1949 to 1958; the last two years are for the test

        LstmForecastTransformer model = ml.Recurrent().Forecast(new LstmForecastOptions
        {
            InputColumnName = "Passengers", Horizon = 12, WindowLength = 24, SeasonLength = 12,
            LogTransform = true, Epochs = 100, Seed = 1,
        }).Fit(tenYears);
        ml.Model.Save(model, months.Schema, "air.zip");        // loads anywhere with ml.Model.Load("air.zip", out _)

        // Forecasts made in December of 1958 and 1959 for the year ahead, beside the year before.
        ForecastMetrics lstm = ml.Recurrent().EvaluateForecast(
            ml.Data.SkipRows(model.Transform(months), 119), tenYears, "Passengers", seasonLength: 12, step: 12);
        float[] actual = [.. months.GetColumn<float>("Passengers")];
        double lastYear = Enumerable.Range(120, 24).Average(t => Math.Abs(actual[t] - actual[t - 12]));
        string errors = $"LSTM off by {lstm.MeanAbsoluteError:F1} thousand passengers, last year's value by {lastYear:F1}";
        Console.WriteLine(errors);
        #endregion

        Assert.Equal(model.Transform(months).GetColumn<float[]>("Forecast").Last(), ml.Model.Load("air.zip", out _).Transform(months).GetColumn<float[]>("Forecast").Last());
        string shown = Assert.Single(Repository.Pages.Single(page => page.Path == "README.md").Blocks, block => block.Language == "text").Text;
        Assert.Equal(Number().Replace(shown, "#"), Number().Replace(errors, "#"));
        // Another instruction set rounds otherwise, and training amplifies that.
        Assert.All(Numbers(shown).Zip(Numbers(errors)), pair => Assert.Equal(pair.First, pair.Second, 0.05 * pair.First));
    }

    [GeneratedRegex(@"\d+\.\d", RegexOptions.None, 1000)]
    private static partial Regex Number();

    private static IEnumerable<double> Numbers(string line) => Number().Matches(line).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));

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
