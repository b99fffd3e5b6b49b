using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>From one engine to the other: the same training, the same scores, the same zip.</summary>
public sealed class CrossingTests
{
    private const double ScoreTolerance = 1e-5;

    /// <summary>Rounding that a few dozen Adam steps have spread.</summary>
    private const double TrainingTolerance = 2e-3;

    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string> Trainers
        => ["rnn", "rnn relu", "lstm", "lstm relu", "lstm bidirectional", "gru", "gru reset before", "lstm stacked, single bias", "lstm attention",
            "gru normalised", "gru dropout, mean", "lstm binary", "gru multiclass", "sentiment", "topics", "forecast"];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Trainer_OnEitherEngine_LearnsTheSame(string trainer)
    {
        using TorchSharpEngine engine = Torch.NewEngine();

        float[] managed = Scores(Fit(trainer, _ml.Recurrent()), trainer);
        ITransformer model = Fit(trainer, _ml.Recurrent(engine));
        float[] torch = Scores(model, trainer);

        AssertNear(managed, torch, TrainingTolerance);
        Assert.Equal("torchsharp", EngineOf(model).Name);
        Assert.True(managed.Where(float.IsFinite).Distinct().Count() > managed.Length / 2, "The scores differ from row to row.");
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Zip_OfEitherEngine_LoadsAndScoresOnTheOther(string trainer)
    {
        using TorchSharpEngine engine = Torch.NewEngine();
        ITransformer onTorch = Fit(trainer, _ml.Recurrent(engine)), onManaged = Fit(trainer, _ml.Recurrent());

        ITransformer torchLoaded = SaveAndLoad(onTorch), managedLoaded = SaveAndLoad(onManaged).WithEngine(engine);

        Assert.Equal("managed", EngineOf(torchLoaded).Name);
        AssertNear(Scores(onTorch, trainer), Scores(torchLoaded, trainer), ScoreTolerance);
        Assert.Equal("torchsharp", EngineOf(managedLoaded).Name);
        AssertNear(Scores(onManaged, trainer), Scores(managedLoaded, trainer), ScoreTolerance);
        Assert.Equal(Scores(onTorch, trainer), Scores(torchLoaded.WithEngine(engine), trainer)); // there and back: the same bits
    }

    private ITransformer Fit(string trainer, RecurrentCatalog catalog)
    {
        LstmOptions lstm = new() { HiddenSize = 6, Epochs = 4, BatchSize = 8, Seed = 3 };
        GruOptions gru = new() { HiddenSize = 6, Epochs = 4, BatchSize = 8, Seed = 3 };
        RnnOptions rnn = new() { HiddenSize = 6, Epochs = 4, BatchSize = 8, Seed = 3 };
        SentimentOptions texts = new() { HiddenSize = 6, EmbeddingSize = 5, Epochs = 3, BatchSize = 8, Seed = 3 };
        return trainer switch
        {
            "rnn" => catalog.Rnn(rnn).Fit(Data(trainer)),
            "rnn relu" => catalog.Rnn(rnn with { Activation = CellActivation.Relu }).Fit(Data(trainer)),
            "lstm" => catalog.Lstm(lstm).Fit(Data(trainer)),
            "lstm relu" => catalog.Lstm(lstm with { Activation = CellActivation.Relu }).Fit(Data(trainer)),
            "lstm bidirectional" => catalog.Lstm(lstm with { Bidirectional = true }).Fit(Data(trainer)),
            "lstm stacked, single bias" => catalog.Lstm(lstm with { Layers = 2, Bias = BiasForm.Single }).Fit(Data(trainer)),
            "lstm attention" => catalog.Lstm(lstm with { Pooling = Pooling.Attention }).Fit(Data(trainer)),
            "gru normalised" => catalog.Gru(gru with { LayerNorm = true }).Fit(Data(trainer)),
            "gru dropout, mean" => catalog.Gru(gru with { Pooling = Pooling.Mean, Dropout = new DropoutOptions { Input = 0.2f, Head = 0.3f } }).Fit(Data(trainer)),
            "gru" => catalog.Gru(gru).Fit(Data(trainer)),
            "gru reset before" => catalog.Gru(gru with { ResetGate = ResetGate.BeforeProduct }).Fit(Data(trainer)),
            "lstm binary" => catalog.Lstm(lstm with { LabelColumnName = "IsPositive" }).Fit(Data(trainer)),
            "gru multiclass" => catalog.Gru(gru with { LabelColumnName = "Thing", ClassWeights = ClassWeights.Balanced, LabelSmoothing = 0.1f }).Fit(Data(trainer)),
            "sentiment" => catalog.Sentiment(texts with { LabelColumnName = "IsPositive" }).Fit(Data(trainer)),
            "topics" => catalog.ClassifyText(texts with { LabelColumnName = "Thing", Pooling = Pooling.Max }).Fit(Data(trainer)),
            _ => catalog.Forecast(new LstmForecastOptions
            {
                InputColumnName = "Value", Horizon = 2, WindowLength = 5, HiddenSize = 6, Epochs = 4, BatchSize = 8, Seed = 3,
            }).Fit(Data(trainer)),
        };
    }

    private IDataView Data(string trainer) => trainer switch
    {
        "forecast" => Month.View(_ml, 60),
        "lstm binary" or "gru multiclass" or "sentiment" or "topics" => ClassifiedRow.View(_ml, 60),
        _ => SequenceRow.View(_ml, 43),
    };

    private float[] Scores(ITransformer model, string trainer)
    {
        IDataView scored = model.Transform(Data(trainer));
        return trainer switch
        {
            "forecast" => [.. scored.GetColumn<float[]>("Forecast").SelectMany(forecast => forecast)],
            "gru multiclass" or "topics" => [.. scored.GetColumn<float[]>("Score").SelectMany(classes => classes)],
            _ => [.. scored.GetColumn<float>("Score")],
        };
    }

    private static ITransformer SaveAndLoad(ITransformer model)
    {
        using var zip = new MemoryStream();
        new MLContext().Model.Save(model, null, zip);
        zip.Position = 0;
        return new MLContext().Model.Load(zip, out _);
    }

    private static EngineDescription EngineOf(ITransformer model) => model switch
    {
        LstmForecastTransformer forecast => forecast.Model.Engine,
        RecurrentSentimentTransformer texts => texts.Model.Engine,
        _ => ((RecurrentTransformer)model).Model.Engine,
    };

    /// <summary>In units of the numbers' size; NaN where history is incomplete equals NaN.</summary>
    private static void AssertNear(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Where(float.IsFinite).Max(value => Math.Abs((double)value));
        for (int i = 0; i < expected.Length; i++)
        {
            if (!float.IsNaN(expected[i]) || !float.IsNaN(actual[i]))
                Assert.Equal(expected[i], actual[i], tolerance * Math.Max(1, largest));
        }
    }
}
