using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.FrozenModels.Cases;

/// <summary>Interrupted trainings. The tests resume them, so that the options of a frozen one must stay as they are.</summary>
internal static class TrainingCases
{
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        new TrainingCase("checkpoint-adam-within-first-epoch", "Lstm with Adam, a cosine and a warm-up, dropout, within the first epoch: no best weights yet.",
            ml => SequenceRow.Fixed(ml, steps: 4, width: 2),
            (ml, checkpoint, stop, rows) => ml.Recurrent().Lstm(Adam with { Checkpoint = checkpoint }).WithProgress(stop).WithCancellation(stop.Token).Fit(rows),
            Every: 3, StopAfter: 1),
        new TrainingCase("checkpoint-sgd-after-best", "Gru, 2 levels, SGD by Nesterov with momentum, plateaus, patience, after the best epoch, between two.",
            ml => SequenceRow.Fixed(ml, steps: 4, width: 2, seed: 81),
            (ml, checkpoint, stop, rows) => ml.Recurrent().Gru(Sgd with { Checkpoint = checkpoint }).WithProgress(stop).WithCancellation(stop.Token).Fit(rows),
            Every: 2, StopAfter: 4),
        new TrainingCase("checkpoint-sgd-best-stays", "The same with less patience, within an epoch after the best, which no later one is better than: it stops there.",
            ml => SequenceRow.Fixed(ml, steps: 4, width: 2, seed: 81),
            (ml, checkpoint, stop, rows) => ml.Recurrent().Gru(Sgd with { Patience = 3, Checkpoint = checkpoint }).WithProgress(stop).WithCancellation(stop.Token).Fit(rows),
            Every: 5, StopAfter: 3),
        new TrainingCase("checkpoint-adamw-nothing-watched", "Rnn, normalised, both directions, AdamW, steps, a time limit, no rows watched, missing labels: a key of texts.",
            ml => SequenceRow.Variable(ml, width: 2).By(ml, "Word"),
            (ml, checkpoint, stop, rows) => ml.Recurrent().Rnn(AdamW with { Checkpoint = checkpoint }).WithProgress(stop).WithCancellation(stop.Token).Fit(rows),
            Every: 4, StopAfter: 2),
        new TrainingCase("checkpoint-forecast-rmsprop", "Forecast of two series, RMSProp with momentum, exponential, patience, a watched part.",
            ml => SeriesRow.View(ml, count: 30, stores: 2),
            (ml, checkpoint, stop, rows) => ml.Recurrent().Forecast(RmsProp with { Checkpoint = checkpoint }).WithProgress(stop).WithCancellation(stop.Token).Fit(rows),
            Every: 4, StopAfter: 3),
        new TrainingCase("checkpoint-forecast-plain-rmsprop", "Forecast of a vector, RMSProp without momentum, inverse time.",
            ml => SeriesRow.View(ml, count: 30),
            (ml, checkpoint, stop, rows) => ml.Recurrent().Forecast(PlainRmsProp with { Checkpoint = checkpoint }).WithProgress(stop).WithCancellation(stop.Token).Fit(rows),
            Every: 3, StopAfter: 2),
        new TrainingCase("checkpoint-sentiment-ngrams", "Sentiment, pairs counted, attention, Adam with weight decay, words and embedding left out, rows watched at random.",
            ml => TextRow.View(ml),
            (ml, checkpoint, stop, rows) => ml.Recurrent().Sentiment(Texts with { Checkpoint = checkpoint }).WithProgress(stop).WithCancellation(stop.Token).Fit(rows),
            Every: 5, StopAfter: 2),
        new TrainingCase("checkpoint-sentiment-plain-sgd", "ClassifyText of a key of texts, epochs left to choose, an own tokenizer, plain SGD, which has no moments.",
            ml => TextRow.View(ml).By(ml, "Subject"),
            (ml, checkpoint, stop, rows) => ml.Recurrent().ClassifyText(Chosen with { Checkpoint = checkpoint }, new SplitTokens("-:[none] film phone soup the"))
                .WithProgress(stop).WithCancellation(stop.Token).Fit(rows),
            Every: 50, StopAfter: 40),
    ];

    private static LstmOptions Adam => new()
    {
        LabelColumnName = "Value",
        HiddenSize = 4,
        BatchSize = 8,
        Epochs = 5,
        Dropout = new DropoutOptions { Input = 0.1f, Head = 0.1f },
        Schedule = new CosineSchedule { WarmUpEpochs = 1.5 },
        ValidationFraction = 0.2,
        ValidationRows = ValidationRows.Last, // all that there was then
        Seed = 82,
    };

    private static GruOptions Sgd => new()
    {
        LabelColumnName = "Value",
        HiddenSize = 4,
        Layers = 2,
        BatchSize = 8,
        Epochs = 9,
        Optimizer = new SgdOptions { LearningRate = 0.9f, Momentum = 0.9f, Nesterov = true, WeightDecay = 0.001f },
        Schedule = new PlateauSchedule { Patience = 2 },
        ValidationFraction = 0.2,
        ValidationRows = ValidationRows.Last, // all that there was then
        Patience = 4,
        Seed = 83,
    };

    private static RnnOptions AdamW => new()
    {
        LabelColumnName = "Word",
        HiddenSize = 3,
        LayerNorm = true,
        Bidirectional = true,
        BatchSize = 8,
        Epochs = 4,
        ClassWeights = ClassWeights.Of(1, 2, 3),
        Optimizer = new AdamWOptions { LearningRate = 0.02f },
        Schedule = new StepSchedule { Every = 2 },
        TimeLimit = TimeSpan.FromDays(1),
        ClipValue = 0.5f,
        ClipNorm = null,
        Seed = 84,
    };

    private static LstmForecastOptions RmsProp => new()
    {
        InputColumnName = "Value",
        GroupColumnName = "Store",
        Horizon = 2,
        WindowLength = 6,
        SeasonLength = 4,
        HiddenSize = 4,
        BatchSize = 8,
        Epochs = 6,
        Optimizer = new RmsPropOptions { LearningRate = 0.01f, Momentum = 0.5f },
        Schedule = new ExponentialSchedule(),
        ValidationFraction = 0.2,
        Patience = 3,
        Seed = 85,
    };

    private static LstmForecastOptions PlainRmsProp => new()
    {
        InputColumnName = "Values",
        Horizon = 1,
        WindowLength = 4,
        Scaling = Scaling.MinMax,
        HiddenSize = 3,
        BatchSize = 8,
        Epochs = 4,
        Optimizer = new RmsPropOptions { WeightDecay = 0.001f },
        Schedule = new InverseTimeSchedule(),
        Seed = 86,
    };

    // What version 0.1 did, which had no choice.
    private static SentimentOptions AsRead => new() { Normalization = TextNormalization.None, UnspacedScripts = UnspacedScripts.WholeRuns };

    private static SentimentOptions Texts => AsRead with
    {
        LabelColumnName = "Positive",
        HiddenSize = 3,
        EmbeddingSize = 4,
        BatchSize = 8,
        Epochs = 5,
        Optimizer = new AdamOptions { LearningRate = 0.01f, WeightDecay = 0.001f },
        Dropout = new DropoutOptions { Words = 0.1f, Embedding = 0.2f, Input = 0.2f, Head = 0.3f },
        Seed = 87,
    };

    private static SentimentOptions Chosen => AsRead with
    {
        LabelColumnName = "Subject",
        TextColumnName = "Dashed",
        HiddenSize = 2,
        EmbeddingSize = 2,
        BatchSize = 16,
        Ngrams = 0,
        Optimizer = new SgdOptions { LearningRate = 0.05f },
        Seed = 88,
    };
}
