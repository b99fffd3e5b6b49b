using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.FrozenModels.Cases;

/// <summary>Elman's cell, with each kind of label that it can have.</summary>
internal static class RnnCases
{
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        new ModelCase("rnn-defaults", "Rnn with its defaults, all but the epochs: a Boolean label, plain vectors of one length, the seed drawn from the context.",
            ml => SequenceRow.Plain(ml, steps: 6),
            (ml, rows) => ml.Recurrent().Rnn(labelColumnName: "Flag", epochs: 2).Fit(rows)),
        new ModelCase("rnn-relu", "Rnn with relu, 2 levels, one bias, He's values, MinMax, SGD by Nesterov, steps, gradients cut by value only, other column names: Single, [T, D], missing labels.",
            ml => SequenceRow.Fixed(ml, steps: 4, width: 2),
            (ml, rows) => ml.Recurrent().Rnn(Relu).Fit(rows)),
        new ModelCase("rnn-layer-norm-tokens", "Rnn, normalised, both directions, the largest output, PyTorch's values, words and embedding left out, AdamW: tokens of any number, a key that stands for nothing.",
            TokenRow.Variable,
            (ml, rows) => ml.Recurrent().Rnn(OfTokens).Fit(rows)),
    ];

    private static RnnOptions Relu => new()
    {
        LabelColumnName = "Value",
        ScoreColumnName = "Forecast ä",
        HiddenSize = 5,
        Layers = 2,
        Activation = CellActivation.Relu,
        Bias = BiasForm.Single,
        InitialValues = InitialValues.He,
        Scaling = Scaling.MinMax,
        Optimizer = new SgdOptions { LearningRate = 0.02f, Momentum = 0.9f, Nesterov = true, WeightDecay = 0.001f },
        Schedule = new StepSchedule { Every = 1, Multiplier = 0.7 },
        ClipNorm = null,
        ClipValue = 0.5f,
        BatchSize = 7,
        Epochs = 3,
        Seed = 11,
    };

    private static RnnOptions OfTokens => new()
    {
        LabelColumnName = "Class",
        FeatureColumnName = "Tokens",
        EmbeddingSize = 4,
        HiddenSize = 3,
        LayerNorm = true,
        Bidirectional = true,
        Pooling = Pooling.Max,
        InitialValues = InitialValues.PyTorch,
        Dropout = new DropoutOptions { Words = 0.1f, Embedding = 0.2f },
        Optimizer = new AdamWOptions { LearningRate = 0.02f, WeightDecay = 0.05f },
        Epochs = 2,
        Seed = -12,
    };
}
