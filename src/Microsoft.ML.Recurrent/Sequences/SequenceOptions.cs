using System.Text.Json.Serialization;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Options of <see cref="RecurrentTrainer"/>, whatever its cell. Immutable; checked when the trainer is created.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "cell")]
[JsonDerivedType(typeof(RnnOptions), "rnn")]
[JsonDerivedType(typeof(LstmOptions), "lstm")]
[JsonDerivedType(typeof(GruOptions), "gru")]
public abstract record SequenceOptions : RecurrentOptions
{
    /// <summary>What to predict: Single, or Vector&lt;Single, K&gt; of known size for several outputs. Rows with a NaN label are left out.</summary>
    /// <value>Default <c>Label</c>, ML.NET's convention.</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>The sequence: Vector&lt;Single, T, D&gt;, Vector&lt;Single, *, D&gt;, or a plain vector (D = 1); T steps, oldest first.</summary>
    /// <value>Default <c>Features</c>, ML.NET's convention.</value>
    public string FeatureColumnName { get; init; } = "Features";

    /// <summary>The prediction: Single, or Vector&lt;Single, K&gt;, in the label's unit.</summary>
    /// <value>Default <c>Score</c>, which ML.NET's evaluators look for.</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>Whether every level reads the sequence in both directions.</summary>
    /// <value>Default false: for a series the newest step is what counts.</value>
    public bool Bidirectional { get; init; }

    /// <summary>How features and labels are scaled, per dimension, from the training rows.</summary>
    /// <value>Default standardized: a network starts with outputs around 0, and a label around 100 would cost most of the epochs.</value>
    public Scaling Scaling { get; init; } = Scaling.Standardize;

    internal abstract NetworkSpec Network(int inputSize, int outputSize);

    internal SequenceOptions Validate()
    {
        ValidateShared();
        Check.ColumnName(LabelColumnName);
        Check.ColumnName(FeatureColumnName);
        Check.ColumnName(ScoreColumnName);
        Check.Defined(Scaling);
        _ = Network(1, 1).Validate();
        return this;
    }

    private protected NetworkSpec Network(RecurrentCell cell, int inputSize, int outputSize) => new()
    {
        Cell = cell,
        InputSize = inputSize,
        OutputSize = outputSize,
        HiddenSize = HiddenSize,
        Layers = Layers,
        Bidirectional = Bidirectional,
        Bias = Bias,
        LayerNorm = LayerNorm,
    };
}
