using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Tests.Training;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

public sealed class ForecastTrainingTests
{
    private static readonly SeriesRow[] Rows = Series.Rows(Series.Wave(60));

    private readonly MLContext _ml = new();

    [Fact]
    public void Fit_ReadsItsSourceExactlyOnce()
    {
        (int passes, int rows) = (0, 0);
        IEnumerable<SeriesRow> Source()
        {
            passes++;
            foreach (SeriesRow row in Rows)
            {
                rows++;
                yield return row;
            }
        }

        Series.Train(Source(), Series.Small);

        Assert.Equal((1, 60), (passes, rows));
    }

    [Fact]
    public void Fit_RowsThatChangeBetweenPasses_TrainsOnThoseOfTheOnePass()
    {
        int pass = 0;
        IEnumerable<SeriesRow> Source()
        {
            float factor = ++pass;
            return Rows.Select(row => new SeriesRow { Value = factor * row.Value });
        }

        LstmForecastTransformer changing = Series.Train(Enumerable.Range(0, 1).SelectMany(_ => Source()), Series.Small);

        Assert.Equal(Series.Weights(Series.Train(Rows, Series.Small)), Series.Weights(changing));
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameBits()
    {
        Assert.Equal(Series.Weights(Series.Train(Rows, Series.Small)), Series.Weights(Series.Train(Rows, Series.Small)));
    }

    [Fact]
    public void Fit_OtherSeed_GivesOtherBits()
    {
        Assert.NotEqual(Series.Weights(Series.Train(Rows, Series.Small)), Series.Weights(Series.Train(Rows, Series.Small with { Seed = 2 })));
    }

    [Fact]
    public void Fit_WithoutASeed_DrawsItFromTheContext()
    {
        LstmForecastOptions options = Series.Small with { Seed = null };

        LstmForecastTransformer first = Series.Train(Rows, options, new MLContext(seed: 5)), again = Series.Train(Rows, options, new MLContext(seed: 5));
        LstmForecastTransformer other = Series.Train(Rows, options, new MLContext(seed: 6));

        Assert.Equal(Series.Weights(first), Series.Weights(again));
        Assert.NotEqual(Series.Weights(first), Series.Weights(other));
        // The seed that was drawn is on record, so that the training can be repeated without the context.
        Assert.Equal(Series.Weights(first), Series.Weights(Series.Train(Rows, options with { Seed = first.Model.Summary.Seed })));
    }

    [Fact]
    public void Fit_OnAnyNumberOfThreads_GivesTheSameBits()
    {
        LstmForecastOptions options = Series.Small with { HiddenSize = 20, BatchSize = 16, Layers = 2 };
        int[][] bits = new[] { 1, 2, 3, 7 }.Select(threads =>
        {
            using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = threads });
            IDataView data = _ml.Data.LoadFromEnumerable(Rows);
            LstmForecastTransformer model = _ml.Recurrent(engine).Forecast(options).Fit(data);
            Assert.Equal(threads, model.Model.Engine.Threads);
            return (int[])[.. Series.Weights(model), .. Series.Bits(Series.Forecasts(model.Transform(data)))];
        }).ToArray();

        Assert.All(bits, found => Assert.Equal(bits[0], found));
    }

    [Fact]
    public void WithEngine_AnotherManagedEngine_ForecastsTheSameBits()
    {
        LstmForecastTransformer model = Series.Train(Rows, Series.Small);
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 3 });

        LstmForecastTransformer moved = model.WithEngine(engine);

        Assert.Equal(3, moved.Model.Engine.Threads);
        Assert.Equal(Series.Bits(Series.Forecasts(model, Rows)), Series.Bits(Series.Forecasts(moved, Rows)));
    }

    [Fact]
    public void Fit_WithProgress_ReportsEveryEpochOnceInOrder()
    {
        var progress = new RecordedProgress();

        LstmForecastTransformer model = _ml.Recurrent().Forecast(Series.Small with { Epochs = 5 })
            .WithProgress(progress).Fit(_ml.Data.LoadFromEnumerable(Rows));

        Assert.Equal([1, 2, 3, 4, 5], progress.Reports.Select(report => report.Epoch));
        Assert.All(progress.Reports, report => Assert.Equal(5, report.Epochs));
        Assert.All(progress.Reports, report => Assert.True(report.RowsPerSecond > 0 && report.Loss > 0, report.ToString()));
        Assert.Equal(TimeSpan.Zero, progress.Reports[^1].Remaining);
        Assert.Equal(model.Model.Summary.Loss, progress.Reports[^1].Loss);
    }

    [Fact]
    public void Fit_OfManyEpochs_LogsAboutTenOfThemAndTheLast()
    {
        var messages = new List<string>();
        _ml.Log += (_, message) => messages.Add(message.RawMessage);

        Series.Train(Rows, Series.Small with { Epochs = 33 }, _ml);

        string[] epochs = messages.Where(message => message.StartsWith("Epoch ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(11, epochs.Length); // 3, 6, ... 33 and no other
        Assert.StartsWith("Epoch 33 of 33: loss ", epochs[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_CancelledBeforeTheFirstStep_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => _ml.Recurrent().Forecast(Series.Small).WithCancellation(source.Token).Fit(_ml.Data.LoadFromEnumerable(Rows)));
    }

    [Fact]
    public void Fit_CancelledWhileTheNetworkIsBuilt_ThrowsAsNothingIsLearnt()
    {
        using var source = new CancellationTokenSource();
        using var engine = new WatchedEngine { OptimizerMade = source.Cancel };

        Assert.ThrowsAny<OperationCanceledException>(
            () => _ml.Recurrent(engine).Forecast(Series.Small).WithCancellation(source.Token).Fit(_ml.Data.LoadFromEnumerable(Rows)));
        Assert.Equal(0, engine.TrainingSteps);
    }

    [Fact]
    public void Fit_CancelledAfterTheSecondEpoch_GivesTheModelOfTwoEpochs()
    {
        using var source = new CancellationTokenSource();
        var progress = new RecordedProgress(report =>
        {
            if (report.Epoch == 2)
                source.Cancel();
        });

        LstmForecastTransformer stopped = _ml.Recurrent().Forecast(Series.Small with { Epochs = 50 })
            .WithProgress(progress).WithCancellation(source.Token).Fit(_ml.Data.LoadFromEnumerable(Rows));

        Assert.Equal(2, stopped.Model.Summary.Epochs);
        Assert.Equal(Series.Weights(Series.Train(Rows, Series.Small with { Epochs = 2 })), Series.Weights(stopped));
    }

    [Fact]
    public void Fit_CancelledWithinTheFirstEpoch_GivesAModelThatCanBeSaved()
    {
        using var source = new CancellationTokenSource();
        using var engine = new WatchedEngine { TrainingStepBegun = number => { if (number == 2) source.Cancel(); } };

        LstmForecastTransformer stopped = _ml.Recurrent(engine).Forecast(Series.Small)
            .WithCancellation(source.Token).Fit(_ml.Data.LoadFromEnumerable(Rows));
        using var zip = new MemoryStream();
        _ml.Model.Save(stopped, inputSchema: null, zip);
        var loaded = (LstmForecastTransformer)_ml.Model.Load(zip, out _);

        Assert.Equal(2, engine.TrainingSteps);
        Assert.Equal(0, loaded.Model.Summary.Epochs);
        Assert.Equal(double.NaN, loaded.Model.Summary.Loss); // no epoch was completed, so there is none
        Assert.Equal(Series.Bits(Series.Forecasts(stopped, Rows)), Series.Bits(Series.Forecasts(loaded, Rows)));
    }

    [Fact]
    public void Fit_LossThatExplodes_NamesEpochBatchAndLearningRate()
    {
        var options = Series.Small with { Optimizer = new SgdOptions { LearningRate = 1e30f }, Scaling = Scaling.None };

        var error = Assert.Throws<ArithmeticException>(() => Series.Train(Rows, options));

        Assert.StartsWith("The loss became ", error.Message, StringComparison.Ordinal);
        Assert.Matches(@" in epoch 1, batch 2; the last gradient norm was [0-9].*Lower the learning rate \(1E\+30\)", error.Message);
    }

    [Fact]
    public void Summary_AfterFit_SaysWhatWasDone()
    {
        TrainingSummary summary = Series.Train(Rows, Series.Small with { Seed = 77, Epochs = 3 }).Model.Summary;

        Assert.Equal(60 - 3 - 2 + 1, summary.Rows);
        Assert.Equal(0, summary.SkippedRows);
        Assert.Equal(3, summary.Epochs);
        Assert.Equal(77, summary.Seed);
        Assert.Contains("managed", summary.Engine, StringComparison.Ordinal);
        Assert.True(summary.Loss is > 0 and < 10, $"Loss {summary.Loss}");
    }
}
