using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.FrozenModels.Cases;

/// <summary>Gated recurrent units, with both places of the reset gate.</summary>
internal static class GruCases
{
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        new ModelCase("gru-defaults", "Gru with its defaults, all but the epochs: a key of Singles, [T, D].",
            ml => SequenceRow.Fixed(ml, steps: 5, width: 2, seed: 31).By(ml, "Weight"),
            (ml, rows) => ml.Recurrent().Gru(labelColumnName: "Weight", epochs: 2, seed: 31).Fit(rows)),
        new ModelCase("gru-before-product", "Gru with the reset gate before the product, one bias, both directions, the largest output, class weights, smoothed labels, other column names: Boolean, sparse rows.",
            ml => SequenceRow.Sparse(ml, steps: 4, width: 3),
            (ml, rows) => ml.Recurrent().Gru(BeforeProduct).Fit(rows)),
        new ModelCase("gru-layer-norm", "Gru, normalised, the reset gate after the product, 3 levels, one bias, attention, plateaus, given rows to watch: Single, [T, D].",
            ml => SequenceRow.Fixed(ml, steps: 4, width: 2, seed: 32),
            (ml, rows) => ml.Recurrent().Gru(LayerNorm).Fit(rows, SequenceRow.Fixed(ml, steps: 4, width: 2, count: 20, seed: 33))),
        new ModelCase("gru-layer-norm-before-product", "Gru, normalised, the reset gate before the product, both directions, the last state: tokens of one number, a Boolean label.",
            TokenRow.Fixed,
            (ml, rows) => ml.Recurrent().Gru(LayerNormBeforeProduct).Fit(rows)),
        new ModelCase("gru-key-of-booleans", "Gru, the mean, plain SGD, gradients cut both ways: a key of Booleans, plain vectors of one length.",
            ml => SequenceRow.Plain(ml, steps: 5).By(ml, "Flag"),
            (ml, rows) => ml.Recurrent().Gru(KeyOfBooleans).Fit(rows)),
    ];

    private static GruOptions BeforeProduct => new()
    {
        LabelColumnName = "Flag",
        ScoreColumnName = "Logit",
        PredictedLabelColumnName = "Guess",
        ProbabilityColumnName = "Chance",
        HiddenSize = 4,
        ResetGate = ResetGate.BeforeProduct,
        Bias = BiasForm.Single,
        Bidirectional = true,
        Pooling = Pooling.Max,
        ClassWeights = ClassWeights.Of(1, 3),
        LabelSmoothing = 0.05f,
        Schedule = new InverseTimeSchedule { Decay = 0.5 },
        Epochs = 3,
        Seed = 34,
    };

    private static GruOptions LayerNorm => new()
    {
        LabelColumnName = "Value",
        HiddenSize = 3,
        Layers = 3,
        LayerNorm = true,
        Bias = BiasForm.Single,
        Pooling = Pooling.Attention,
        Schedule = new PlateauSchedule { Patience = 1, Multiplier = 0.25 },
        Optimizer = new AdamOptions { LearningRate = 0.05f },
        Epochs = 3,
        Seed = 35,
    };

    private static GruOptions LayerNormBeforeProduct => new()
    {
        LabelColumnName = "Flag",
        FeatureColumnName = "Tokens",
        EmbeddingSize = 3,
        HiddenSize = 4,
        ResetGate = ResetGate.BeforeProduct,
        LayerNorm = true,
        Bidirectional = true,
        Epochs = 2,
        Seed = 36,
    };

    private static GruOptions KeyOfBooleans => new()
    {
        LabelColumnName = "Flag",
        HiddenSize = 4,
        Pooling = Pooling.Mean,
        Optimizer = new SgdOptions { LearningRate = 0.1f },
        ClipValue = 0.1f,
        ClipNorm = 0.5f,
        Epochs = 2,
        Seed = 37,
    };
}
