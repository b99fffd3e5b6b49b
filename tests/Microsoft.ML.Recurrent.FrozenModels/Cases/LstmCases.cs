using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.FrozenModels.Cases;

/// <summary>Long short-term memory, with each kind of label and of pooling.</summary>
internal static class LstmCases
{
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        new ModelCase("lstm-defaults", "Lstm with its defaults, all but the epochs: a Single label, [T, D].",
            ml => SequenceRow.Fixed(ml, steps: 5, width: 3),
            (ml, rows) => ml.Recurrent().Lstm(labelColumnName: "Value", epochs: 2, seed: 21).Fit(rows)),
        new ModelCase("lstm-attention", "Lstm, 2 levels in both directions, attention, Xavier's values, all kinds of dropout for numbers, RMSProp with momentum, a watched part, patience: a vector label, [*, D].",
            ml => SequenceRow.Variable(ml, width: 2),
            (ml, rows) => ml.Recurrent().Lstm(Attention).Fit(rows)),
        new ModelCase("lstm-relu-key-of-text", "Lstm with relu, one bias, orthogonal values, balanced classes, smoothed labels, unscaled, other column names: a key of texts, plain vectors of any length.",
            ml => SequenceRow.VariablePlain(ml).By(ml, "Word"),
            (ml, rows) => ml.Recurrent().Lstm(KeyOfText).Fit(rows)),
        new ModelCase("lstm-layer-norm-key-of-number", "Lstm, normalised, 2 levels, the mean, class weights: a key of integers, [T, D].",
            ml => SequenceRow.Fixed(ml, steps: 4, width: 2, seed: 22).By(ml, "Number"),
            (ml, rows) => ml.Recurrent().Lstm(KeyOfNumber).Fit(rows)),
    ];

    private static LstmOptions Attention => new()
    {
        LabelColumnName = "Values",
        HiddenSize = 4,
        Layers = 2,
        Bidirectional = true,
        Pooling = Pooling.Attention,
        InitialValues = InitialValues.Xavier,
        Dropout = new DropoutOptions { Input = 0.1f, BetweenLevels = 0.2f, Head = 0.1f, SameInAllSteps = true },
        Optimizer = new RmsPropOptions { LearningRate = 0.01f, Decay = 0.9f, Momentum = 0.5f, Epsilon = 1e-7f },
        Schedule = new ExponentialSchedule { Multiplier = 0.9, WarmUpEpochs = 1.5 },
        ValidationFraction = 0.2,
        ValidationRows = ValidationRows.Last, // all that there was then
        Patience = 2,
        TimeLimit = TimeSpan.FromDays(1),
        Epochs = 3,
        Seed = 23,
    };

    private static LstmOptions KeyOfText => new()
    {
        LabelColumnName = "Word",
        ScoreColumnName = "Chances",
        PredictedLabelColumnName = "Guess",
        HiddenSize = 5,
        Activation = CellActivation.Relu,
        Bias = BiasForm.Single,
        InitialValues = InitialValues.Orthogonal,
        Scaling = Scaling.None,
        ClassWeights = ClassWeights.Balanced,
        LabelSmoothing = 0.1f,
        Schedule = new CosineSchedule { FinalShare = 0.1 },
        Epochs = 3,
        Seed = 24,
    };

    private static LstmOptions KeyOfNumber => new()
    {
        LabelColumnName = "Number",
        HiddenSize = 3,
        Layers = 2,
        LayerNorm = true,
        Pooling = Pooling.Mean,
        ClassWeights = ClassWeights.Of(1, 2, 0.5f),
        Optimizer = new AdamOptions { LearningRate = 0.02f, Beta1 = 0.8f, Beta2 = 0.99f, Epsilon = 1e-7f, WeightDecay = 0.01f },
        Epochs = 2,
        Seed = 25,
    };
}
