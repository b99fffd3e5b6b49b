using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Options of <see cref="RecurrentTrainer"/>, whatever its cell. Immutable; checked when the trainer is created.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "cell")]
[JsonDerivedType(typeof(RnnOptions), "rnn")]
[JsonDerivedType(typeof(LstmOptions), "lstm")]
[JsonDerivedType(typeof(GruOptions), "gru")]
public abstract record SequenceOptions : RecurrentOptions
{
    /// <summary>What to predict; the type gives the task: Boolean, Key&lt;UInt32&gt;, Single, or Vector&lt;Single, K&gt; of known size for several outputs.
    /// Rows with a missing label (NaN, key 0) are left out.</summary>
    /// <value>Default <c>Label</c>, ML.NET's convention.</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>The sequence: Vector&lt;Single, T, D&gt;, Vector&lt;Single, *, D&gt;, or a plain vector (D = 1), T steps, oldest first; or tokens,
    /// Vector&lt;Key&lt;UInt32&gt;&gt;.</summary>
    /// <value>Default <c>Features</c>, ML.NET's convention.</value>
    public string FeatureColumnName { get; init; } = "Features";

    /// <summary>Several columns of numbers instead of <see cref="FeatureColumnName"/>, which is not looked at where any is named here: <c>["Temperature", "Load"]</c>.
    /// Each is a sequence as there, all of as many steps; a step holds the numbers of the first column, then those of the next, so that D is the sum of theirs.
    /// <c>Concatenate</c> cannot take its place: it puts one whole window behind the other.</summary>
    /// <value>Default none: one column, <see cref="FeatureColumnName"/>.</value>
    public ColumnNames FeatureColumnNames { get; init; } = [];

    /// <summary>D of every feature column that is a flat vector, whose type does not tell it: T times D numbers are read as T steps of D, step by step.
    /// A column that has two dimensions must have as many. Unit: numbers per step. Range: 1 or more, or null for those of the column's type. Not for tokens.</summary>
    /// <value>Default null: a flat vector has one number per step, as a window of one series has, and the log says so where the column is none.</value>
    public int? Channels { get; init; }

    /// <summary>Which rows <see cref="RecurrentOptions.ValidationFraction"/> holds out.</summary>
    /// <value>Default automatic: the newest of each series where rows are windows or a time column is named, else rows drawn at random, of classes the same share of each.</value>
    public ValidationRows ValidationRows { get; init; }

    /// <summary>Says to which series a row belongs, <c>Text</c> or <c>Key&lt;UInt32&gt;</c>; used only to hold out the newest rows of each. A group's rows
    /// may stand anywhere.</summary>
    /// <value>Default null: what the window column says; where it says nothing, all rows are one series.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>Says when a row was, <c>DateTime</c>, <c>DateTimeOffset</c>, <c>TimeSpan</c> or a number; used only to hold out the newest rows.</summary>
    /// <value>Default null: what the window column says; where it says nothing, the order of the rows.</value>
    public string? TimeColumnName { get; init; }

    /// <summary>The prediction: for numbers Single or Vector&lt;Single, K&gt; in the label's unit; for a Boolean label the logit, Single; for a key of K
    /// values their probabilities, Vector&lt;Single, K&gt;.</summary>
    /// <value>Default <c>Score</c>, which ML.NET's evaluators look for.</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>The class that is predicted, of the label's type; only where the label is a Boolean or a key.</summary>
    /// <value>Default <c>PredictedLabel</c>, which ML.NET's evaluators look for.</value>
    public string PredictedLabelColumnName { get; init; } = "PredictedLabel";

    /// <summary>The probability of true, Single, 0 to 1; only where the label is a Boolean.</summary>
    /// <value>Default <c>Probability</c>, which ML.NET's evaluators look for.</value>
    public string ProbabilityColumnName { get; init; } = "Probability";

    /// <summary>How much a row of each class counts in the loss; only where the label is a Boolean or a key.</summary>
    /// <value>Default equal, so that probabilities are those of the training rows.</value>
    public ClassWeights ClassWeights { get; init; } = ClassWeights.Equal;

    /// <summary>ε, the part of each label that is spread evenly over all classes, against overconfidence; only where the label is a Boolean or a key.
    /// Range: 0 to below 1. Szegedy et al. (2016), doi:10.1109/CVPR.2016.308.</summary>
    /// <value>Default 0: probabilities are to be those of the training rows.</value>
    public float LabelSmoothing { get; init; }

    /// <summary>Numbers per token, where features are tokens. Range: 1 or more.</summary>
    /// <value>Default 64: some thousand words need no more, and wider rows cost time.</value>
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>How the steps' outputs become the row that the prediction is made from.</summary>
    /// <value>Default the last state: for a series the newest step is what counts. For texts the largest or the weighted mean does better.</value>
    public Pooling Pooling { get; init; }

    /// <summary>Whether every level reads the sequence in both directions.</summary>
    /// <value>Default false: for a series the newest step is what counts.</value>
    public bool Bidirectional { get; init; }

    /// <summary>How features and labels are scaled, per dimension, from the training rows.</summary>
    /// <value>Default standardized: a network starts with outputs around 0, and a label around 100 would cost most of the epochs.</value>
    public Scaling Scaling { get; init; } = Scaling.Standardize;

    /// <summary>The columns to read, one or several.</summary>
    [JsonIgnore]
    internal ColumnNames FeatureNames => FeatureColumnNames.Values.Count > 0 ? FeatureColumnNames : [FeatureColumnName];

    /// <summary>What the head takes of these.</summary>
    [JsonIgnore]
    internal HeadOptions Head => new()
    {
        LabelColumnName = LabelColumnName,
        ScoreColumnName = ScoreColumnName,
        PredictedLabelColumnName = PredictedLabelColumnName,
        ProbabilityColumnName = ProbabilityColumnName,
        Scaling = Scaling,
        ClassWeights = ClassWeights,
        LabelSmoothing = LabelSmoothing,
    };

    internal abstract NetworkSpec Network(int inputSize, int outputSize);

    /// <summary>The network for a feature column: for tokens, with an embedding in front.</summary>
    internal NetworkSpec Network(SequenceLayout layout, int outputSize)
        => layout.IsTokens ? Network(EmbeddingSize, outputSize) with { VocabularySize = layout.Vocabulary } : Network(layout.Width, outputSize);

    internal SequenceOptions Validate()
    {
        ValidateShared();
        Check.ColumnName(LabelColumnName);
        Check.ColumnName(FeatureColumnName);
        ArgumentNullException.ThrowIfNull(FeatureColumnNames);
        FeatureColumnNames.Validate(nameof(FeatureColumnNames));
        if (Channels is { } channels)
            Check.AtLeast(channels, 1, "numbers per step", nameof(Channels));
        Check.Defined(ValidationRows);
        foreach (string? name in (ReadOnlySpan<string?>)[GroupColumnName, TimeColumnName])
        {
            if (name is not null)
                Check.ColumnName(name);
        }

        Check.ColumnName(ScoreColumnName);
        Check.ColumnName(PredictedLabelColumnName);
        Check.ColumnName(ProbabilityColumnName);
        ArgumentNullException.ThrowIfNull(ClassWeights);
        ClassWeights.Validate();
        Check.InRange(LabelSmoothing, 0f, 1f);
        Check.AtLeast(EmbeddingSize, 1, "numbers");
        Check.Defined(Pooling);
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
        Pooling = Pooling,
        LayerNorm = LayerNorm,
    };

    /// <summary>Adds to options of format 1 those that came after it, each with the value that says what was done then.</summary>
    internal static void FromFormat1(JsonObject options)
    {
        options.TryAdd("featureColumnNames", new JsonObject { ["values"] = new JsonArray() });

        // Where nothing was held out, nothing was chosen either.
        bool heldOut = options["validationFraction"] is JsonValue fraction && fraction.TryGetValue(out double share) && share > 0;
        options.TryAdd("validationRows", heldOut ? nameof(ValidationRows.Last) : nameof(ValidationRows.Automatic));
    }
}
