using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Forecasting;
using Microsoft.ML.Recurrent.Tests.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Networks;

/// <summary>Dropout from the options of a trainer to the weights.</summary>
public sealed class DropoutTrainingTests
{
    private static readonly GruOptions Options = new()
    {
        HiddenSize = 8, Layers = 2, Epochs = 2, BatchSize = 16, Seed = 3,
        Dropout = new DropoutOptions { Input = 0.1f, BetweenLevels = 0.2f, Head = 0.3f },
    };

    private readonly MLContext _ml = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Training_OnAnyNumberOfThreads_GivesTheSameBits(bool layerNorm)
    {
        float[][] scores = new[] { 1, 2, 5 }.Select(threads =>
        {
            using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = threads });
            return Scores(_ml.Recurrent(engine).Gru(Options with { LayerNorm = layerNorm }).Fit(Data(3, 5, 4)));
        }).ToArray();

        Assert.Equal(scores[0], scores[1]);
        Assert.Equal(scores[0], scores[2]);
    }

    [Fact]
    public void Training_EachKind_ChangesWhatIsLearnt()
    {
        DropoutOptions[] kinds =
        [
            new(),
            new() { Input = 0.3f },
            new() { Input = 0.3f, SameInAllSteps = true },
            new() { BetweenLevels = 0.3f },
            new() { BetweenLevels = 0.3f, SameInAllSteps = true },
            new() { Head = 0.3f },
        ];

        Assert.Equal(kinds.Length, kinds.Select(kind => Scores(_ml.Recurrent().Gru(Options with { Dropout = kind }).Fit(Data(4)))[0]).Distinct().Count());
    }

    [Fact]
    public void Validation_AndScoring_LeaveNothingOut()
    {
        // A rate too small to move: the loss that is watched is that of the initial weights, whatever is left out in training.
        GruOptions still = Options with { Optimizer = new Engines.SgdOptions { LearningRate = 1e-30f }, ValidationFraction = 0.25, Epochs = 1 };

        TrainingSummary with = _ml.Recurrent().Gru(still).Fit(Data(4)).Model.Summary;
        TrainingSummary without = _ml.Recurrent().Gru(still with { Dropout = new() }).Fit(Data(4)).Model.Summary;

        Assert.Equal(without.ValidationLoss, with.ValidationLoss);
        Assert.NotEqual(without.Loss, with.Loss);
    }

    [Fact]
    public void Training_WithHeadDropout_StillLearns()
    {
        GruOptions options = Options with { Epochs = 40, Dropout = new() { Head = 0.3f }, ValidationFraction = 0.2 };

        TrainingSummary summary = _ml.Recurrent().Gru(options).Fit(Data(4)).Model.Summary;

        Assert.True(summary.ValidationLoss < 0.2, $"{summary.ValidationLoss}"); // 1 is the variance of the scaled labels
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forecaster_WithDropoutAndNorms_TrainsSavesAndForecastsTheSame(bool layerNorm)
    {
        var options = Series.Small with { Layers = 2, LayerNorm = layerNorm, Dropout = new() { Input = 0.1f, BetweenLevels = 0.1f, Head = 0.1f } };
        var model = Series.Train(Series.Rows(Series.Wave(40)), options);
        var loaded = Persistence.SavedModels.SaveAndLoad(model);

        Assert.Equal(options, loaded.Model.Options);
        IDataView rows = _ml.Data.LoadFromEnumerable(Series.Rows(Series.Wave(40)));
        Assert.Equal(Forecasts(model, rows), Forecasts(loaded, rows));
    }

    private static float[] Forecasts(ITransformer model, IDataView rows) => model.Transform(rows).GetColumn<float[]>("Forecast").Skip(5).SelectMany(f => f).ToArray();

    private IDataView Data(params int[] lengths) => SequenceData.View(_ml, SequenceData.Means(120, lengths), 2, 0, 2);

    private float[] Scores(RecurrentTransformer model) => model.Transform(Data(3, 4)).GetColumn<float>("Score").Take(20).ToArray();
}
