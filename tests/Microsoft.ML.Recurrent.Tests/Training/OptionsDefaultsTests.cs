using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Training;

/// <summary>A default that changes changes everybody's models: it may not happen by accident.</summary>
public sealed class OptionsDefaultsTests
{
    public static TheoryData<SequenceOptions> SequenceOptions => [new RnnOptions(), new LstmOptions(), new GruOptions()];

    [Theory]
    [MemberData(nameof(SequenceOptions), DisableDiscoveryEnumeration = true)]
    public void SequenceOptions_Defaults_ArePinned(SequenceOptions options)
    {
        Assert.Equal(("PredictedLabel", "Probability"), (options.PredictedLabelColumnName, options.ProbabilityColumnName));
        Assert.Equal((ClassWeights.Equal, 0f), (options.ClassWeights, options.LabelSmoothing));
        Assert.Equal((64, Pooling.Last), (options.EmbeddingSize, options.Pooling));
        Assert.Equal("Label", options.LabelColumnName);
        Assert.Equal("Features", options.FeatureColumnName);
        Assert.Equal((ColumnNames.Of(), null), (options.FeatureColumnNames, options.Channels));
        Assert.Equal((ValidationRows.Automatic, null, null), (options.ValidationRows, options.GroupColumnName, options.TimeColumnName));
        Assert.Equal("Score", options.ScoreColumnName);
        Assert.False(options.Bidirectional);
        Assert.Equal(Scaling.Standardize, options.Scaling);
        Assert.Equal(32, options.HiddenSize);
        Assert.Equal(1, options.Layers);
        Assert.Equal(BiasForm.Double, options.Bias);
        Assert.Equal(InitialValues.Keras, options.InitialValues);
        Assert.False(options.LayerNorm);
        Assert.Equal((0f, 0f, 0f, false), (options.Dropout.Input, options.Dropout.BetweenLevels, options.Dropout.Head, options.Dropout.SameInAllSteps));
        Assert.Equal(50, options.Epochs);
        Assert.Equal(32, options.BatchSize);
        Assert.Equal(new AdamOptions(), options.Optimizer);
        Assert.Equal(new ConstantSchedule(), options.Schedule);
        Assert.Equal(1f, options.ClipNorm);
        Assert.Null(options.ClipValue);
        Assert.Equal(0.0, options.ValidationFraction);
        Assert.Null(options.Patience);
        Assert.Null(options.TimeLimit);
        Assert.Null(options.Checkpoint);
        Assert.Null(options.Seed);
    }

    [Fact]
    public void CellOptions_Defaults_ArePinned()
    {
        Assert.Equal(CellActivation.Tanh, new RnnOptions().Activation);
        Assert.Equal(CellActivation.Tanh, new LstmOptions().Activation);
        Assert.Equal(ResetGate.AfterProduct, new GruOptions().ResetGate);
    }

    [Fact]
    public void SentimentOptions_Defaults_ArePinned()
    {
        var options = new SentimentOptions();

        Assert.Equal(("Label", "Text", "PredictedLabel", "Score", "Probability"), (options.LabelColumnName, options.TextColumnName, options.PredictedLabelColumnName, options.ScoreColumnName, options.ProbabilityColumnName));
        Assert.Equal((null, null, false), (options.ExplanationColumnName, options.PretrainedVectorsPath, options.FreezeEmbedding));
        Assert.Equal((TokenKind.Word, true, 30_000, 2), (options.Tokens, options.LowerCase, options.MaximumVocabularySize, options.MinimumCount));
        Assert.Equal((TextNormalization.Nfc, UnspacedScripts.Characters), (options.Normalization, options.UnspacedScripts));
        Assert.Equal((400, Truncation.KeepBothEnds), (options.MaximumLength, options.Truncation));
        Assert.Equal((RecurrentCell.Lstm, true, Pooling.Attention), (options.Cell, options.Bidirectional, options.Pooling));
        Assert.Equal((64, 64, 1), (options.HiddenSize, options.Network(vocabulary: 1, outputs: 1).InputSize, options.Layers));
        Assert.Equal((ClassWeights.Equal, 0f), (options.ClassWeights, options.LabelSmoothing));
        Assert.Equal(new DropoutOptions { Embedding = 0.4f, Input = 0.4f, Head = 0.5f }, options.Dropout);
        Assert.Equal((0, 32, 0.1, null), (options.Epochs, options.BatchSize, options.ValidationFraction, options.Patience));
        Assert.Equal((new AdamOptions { LearningRate = 0.002f }, new CosineSchedule()), (options.Optimizer, options.Schedule));
    }

    [Fact]
    public void AdamOptions_Defaults_AreThePapers()
    {
        var adam = new AdamOptions();

        Assert.Equal((0.001f, 0.9f, 0.999f, 1e-8f), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon));
    }

    [Fact]
    public void OtherOptimizers_Defaults_ArePinned()
    {
        var sgd = new SgdOptions();
        Assert.Equal((0.01f, 0f, false, 0f), (sgd.LearningRate, sgd.Momentum, sgd.Nesterov, sgd.WeightDecay));
        var adamW = new AdamWOptions();
        Assert.Equal((0.001f, 0.9f, 0.999f, 1e-8f, 0.01f), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay));
        var rmsProp = new RmsPropOptions();
        Assert.Equal((0.001f, 0.99f, 1e-8f, 0f, 0f), (rmsProp.LearningRate, rmsProp.Decay, rmsProp.Epsilon, rmsProp.Momentum, rmsProp.WeightDecay));
    }

    [Fact]
    public void Schedules_Defaults_ArePinned()
    {
        Assert.Equal(0.01, new InverseTimeSchedule().Decay);
        Assert.Equal((10, 0.5), (new StepSchedule().Every, new StepSchedule().Multiplier));
        Assert.Equal(0.95, new ExponentialSchedule().Multiplier);
        Assert.Equal((0.01, 0.0), (new CosineSchedule().FinalShare, new CosineSchedule().WarmUpEpochs));
        Assert.Equal((5, 0.5), (new PlateauSchedule().Patience, new PlateauSchedule().Multiplier));
        Assert.Equal((500, true), (new CheckpointOptions("x").Every, new CheckpointOptions("x").Resume));
    }

    [Fact]
    public void WindowOptions_Defaults_ArePinned()
    {
        var options = new WindowOptions { OutputColumnName = "History", InputColumnName = "Sales", Length = 7 };

        Assert.Null(options.FutureColumnName);
        Assert.Equal(1, options.Horizon);
        Assert.Equal(HistoryEdge.Drop, options.HistoryEdge);
        Assert.Equal(FutureEdge.Keep, options.FutureEdge);
        Assert.Null(options.GroupColumnName);
        Assert.Null(options.TimeColumnName);
    }

    [Fact]
    public void TimeSplitOptions_Defaults_ArePinned()
    {
        var options = new TimeSplitOptions { Fraction = 0.5 };

        Assert.Equal(0, options.Gap);
        Assert.Null(options.GroupColumnName);
        Assert.Null(options.TimeColumnName);
    }

    [Fact]
    public void ManagedEngineOptions_Defaults_UseTheWholeMachine() => Assert.Equal(Environment.ProcessorCount, new ManagedEngineOptions().Threads);
}
