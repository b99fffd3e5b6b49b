using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>Every kind of model that the library saves, as small as it gets, and chains of them.</summary>
internal static class ModelKinds
{
    private const int Hidden = 3;

    private static readonly Func<MLContext, ITransformer, IPredictor> Binary = (ml, model) => new Predictor<BinaryAnswer>(ml, model, a => a.ToNumbers());
    private static readonly Func<MLContext, ITransformer, IPredictor> Number = (ml, model) => new Predictor<NumberAnswer>(ml, model, a => [a.Score]);
    private static readonly Func<MLContext, ITransformer, IPredictor> Numbers = (ml, model) => new Predictor<NumbersAnswer>(ml, model, a => a.Score);
    private static readonly Func<MLContext, ITransformer, IPredictor> Tokens = (ml, model) => new Predictor<TokensAnswer>(ml, model, a => a.ToNumbers());

    // Everything is set that might become another default.
    public static SentimentOptions Sentiment { get; } = new()
    {
        MinimumCount = 1,
        MaximumVocabularySize = 100,
        MaximumLength = 50,
        EmbeddingSize = 3,
        HiddenSize = Hidden,
        Cell = RecurrentCell.Lstm,
        Bidirectional = false,
        Pooling = Pooling.Last,
        Dropout = new DropoutOptions(),
        Schedule = new ConstantSchedule(),
        ValidationFraction = 0.1,
        Patience = null,
        Epochs = 1,
        BatchSize = 16,
        Seed = 1,
    };

    private static WindowOptions Window { get; } = new()
    {
        OutputColumnName = "History",
        InputColumnName = "Value",
        Length = 3,
        FutureColumnName = "Next",
        Horizon = 2,
        HistoryEdge = HistoryEdge.Missing,
        GroupColumnName = "Group",
        TimeColumnName = "Time",
    };

    public static IReadOnlyList<ModelKind> All { get; } =
    [
        new("window", ml => ml.Recurrent().Window(Window), (ml, model) => new Predictor<WindowAnswer>(ml, model, a => a.History), ["Value", "Group", "Time"]),
        new("window-chain", ml => ml.Transforms.CopyColumns("Copy", "Pair")
            .Append(ml.Recurrent().Window(new WindowOptions { OutputColumnName = "Features", InputColumnName = "Copy", Length = 3, FutureColumnName = "Next", HistoryEdge = HistoryEdge.Pad, GroupColumnName = "Group" }))
            .Append(ml.Recurrent().Lstm(new LstmOptions { LabelColumnName = "Next", HiddenSize = Hidden, Epochs = 1, Seed = 1 })), Numbers, ["Pair", "Group"]),
        new("forecast", ml => ml.Recurrent().Forecast(new LstmForecastOptions { InputColumnName = "Value", Horizon = 2, WindowLength = 4, HiddenSize = Hidden, Epochs = 1, Seed = 1, GroupColumnName = "Group", TimeColumnName = "Time" }),
            Forecast, ["Value", "Group", "Time"]),
        new("forecast-pairs", ml => ml.Recurrent().Forecast(new LstmForecastOptions { InputColumnName = "Pair", Horizon = 2, WindowLength = 5, SeasonLength = 3, LogTransform = true, Scaling = Data.Scaling.MinMax, Anchor = ForecastAnchor.None, Layers = 2, HiddenSize = Hidden, Epochs = 1, Seed = 1 }),
            Forecast, ["Pair"]),
        new("lstm-binary", ml => ml.Recurrent().Lstm(new LstmOptions { LabelColumnName = "Flag", HiddenSize = Hidden, Epochs = 1, Seed = 1, ClassWeights = ClassWeights.Balanced }), Binary, ["Features", "Flag"]),
        new("gru-multiclass", ml => ml.Transforms.Conversion.MapValueToKey("Label", "Kind")
            .Append(ml.Recurrent().Gru(new GruOptions { HiddenSize = Hidden, Epochs = 1, Seed = 1, Bidirectional = true, Pooling = Pooling.Mean })), Numbers, ["Features", "Kind"]),
        new("rnn-regression", ml => ml.Recurrent().Rnn(new RnnOptions { LabelColumnName = "Value", HiddenSize = Hidden, Epochs = 1, Seed = 1, Layers = 2, Pooling = Pooling.Max, LayerNorm = true }), Number, ["Features", "Value"]),
        new("lstm-several", ml => ml.Recurrent().Lstm(new LstmOptions { LabelColumnName = "Pair", HiddenSize = Hidden, Epochs = 1, Seed = 1, Pooling = Pooling.Attention, Bias = BiasForm.Single }), Numbers, ["Features", "Pair"]),
        new("tokenize-words", ml => ml.Recurrent().Tokenize(new TokenizeOptions { MinimumCount = 1 }), Tokens, ["Text"]),
        new("tokenize-characters", ml => ml.Recurrent().Tokenize(new TokenizeOptions { Tokens = TokenKind.Character, MinimumCount = 1, MaximumLength = 20, Truncation = Truncation.KeepBothEnds }), Tokens, ["Text"]),
        new("tokenize-pairs", ml => ml.Recurrent().Tokenize(new TokenizeOptions { Tokens = TokenKind.BytePair, MaximumVocabularySize = 60, LowerCase = false }), Tokens, ["Text"]),
        new("token-chain", ml => ml.Recurrent().Tokenize(new TokenizeOptions { MinimumCount = 1, MaximumLength = 50 })
            .Append(ml.Recurrent().Gru(new GruOptions { LabelColumnName = "Flag", FeatureColumnName = "Tokens", EmbeddingSize = 3, HiddenSize = Hidden, Epochs = 1, Seed = 1 })), Binary, ["Text", "Flag"]),
        new("sentiment", ml => ml.Recurrent().Sentiment(Sentiment with { LabelColumnName = "Flag" }), Binary, ["Text", "Flag"]),
        new("sentiment-explained", ml => ml.Recurrent().Sentiment(Sentiment with { LabelColumnName = "Flag", Pooling = Pooling.Attention, Bidirectional = true, ExplanationColumnName = "Why" }), Binary, ["Text", "Flag"]),
        new("classify-pairs", ml => ml.Transforms.Conversion.MapValueToKey("Label", "Kind")
            .Append(ml.Recurrent().ClassifyText(Sentiment with { Tokens = TokenKind.BytePair, MaximumVocabularySize = 50, Cell = RecurrentCell.Gru, Bidirectional = true })), Numbers, ["Text", "Kind"]),
    ];

    private static Predictor<ForecastAnswer> Forecast(MLContext ml, ITransformer model) => new(ml, model, a => a.Forecast);
}
