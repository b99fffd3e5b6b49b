using System.Text.Json.Serialization;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Hyper-parameters that all recurrent trainers share. Immutable; checked when the trainer is created.</summary>
public abstract record RecurrentOptions
{
    /// <summary>H, units per level and direction. Unit: units. Range: 1 or more.</summary>
    /// <value>Default 32: enough for most series of a few thousand rows, and quick.</value>
    public int HiddenSize { get; init; } = 32;

    /// <summary>L, stacked levels. Range: 1 to 1000.</summary>
    /// <value>Default 1: more levels need more data before they help.</value>
    public int Layers { get; init; } = 1;

    /// <summary>How many bias vectors each level trains.</summary>
    /// <value>Default both, PyTorch's form, so that its weights fit.</value>
    public BiasForm Bias { get; init; } = BiasForm.Double;

    /// <summary>Whether each level normalises within its cells, which steadies the training of long sequences and deep stacks, and takes about ten times
    /// as long: the levels are then composed of small operations instead of one fused kernel. Ba et al. (2016), arXiv:1607.06450.</summary>
    /// <value>Default false: short series train well without it.</value>
    public bool LayerNorm { get; init; }

    /// <summary>What training leaves out at random.</summary>
    /// <value>Default nothing: small networks on a few thousand rows learn too little rather than too much.</value>
    public DropoutOptions Dropout { get; init; } = new();

    /// <summary>The rule by which parameters start.</summary>
    /// <value>Default Keras': reaches the noise floor in about half the epochs, and survives relu.</value>
    public InitialValues InitialValues { get; init; } = InitialValues.Keras;

    /// <summary>Passes over the training rows. Range: 1 or more; the trainer of texts also takes 0, for as many as the number of rows asks for.</summary>
    /// <value>Default 50: a few thousand steps on a thousand rows.</value>
    public int Epochs { get; init; } = 50;

    /// <summary>Rows per step. Unit: rows. Range: 1 or more.</summary>
    /// <value>Default 32, the common choice for small sets: more steps per epoch.</value>
    public int BatchSize { get; init; } = 32;

    /// <summary>The optimizer with its learning rate.</summary>
    /// <value>Default Adam with the paper's constants.</value>
    public OptimizerOptions Optimizer { get; init; } = new AdamOptions();

    /// <summary>How the learning rate changes over the epochs.</summary>
    /// <value>Default constant: what suits one number of epochs suits another.</value>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>The longest gradient, by Euclidean norm over all parameters; a longer one is shortened to it. Range: above 0, or null for no limit.
    /// Pascanu et al. (2013), PMLR 28:1310–1318.</summary>
    /// <value>Default 1: scaled data gives gradients well below it, and the rare explosion of a recurrent network costs one step only.</value>
    public float? ClipNorm { get; init; } = 1f;

    /// <summary>The largest element of a gradient; larger ones are cut to it, before <see cref="ClipNorm"/>. Range: above 0, or null for no limit.</summary>
    /// <value>Default null: cutting elements changes the direction.</value>
    public float? ClipValue { get; init; }

    /// <summary>Share of the rows that is not learnt but watched: its loss is reported, and the weights of its lowest are kept. The forecaster cuts each series
    /// in time and watches its end; the trainer of texts draws at random, of each class the same share; the trainers of sequences do either, as their
    /// <c>ValidationRows</c> says. No unit. Range: 0 to below 1.</summary>
    /// <value>Default 0: small sets need every row.</value>
    public double ValidationFraction { get; init; }

    /// <summary>Epochs without a new lowest loss after which training stops: validation loss where there is any, else training loss.
    /// Unit: epochs. Range: 1 or more, or null to run them all.</summary>
    /// <value>Default null: all planned epochs are run.</value>
    public int? Patience { get; init; }

    /// <summary>Training time after which it stops, resumed runs included. Range: above 0, or null for no limit. Where it stops depends on the
    /// machine, so results do too.</summary>
    /// <value>Default null: a result should not depend on the machine unasked.</value>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Where and how often progress is written down, to go on after an interruption; null for nowhere. Not saved with a model.</summary>
    /// <value>Default null: no file is written unasked.</value>
    [JsonIgnore]
    public CheckpointOptions? Checkpoint { get; init; }

    /// <summary>Seed of initial values, shuffling and dropout; null draws one from the context. Same seed, same bits.</summary>
    /// <value>Default null, so that <c>new MLContext(seed: 1)</c> governs.</value>
    public int? Seed { get; init; }

    /// <summary>Checks what all trainers share.</summary>
    /// <summary>The least that <see cref="Epochs"/> may be: 0 where that number means that the trainer chooses.</summary>
    private protected virtual int FewestEpochs => 1;

    private protected void ValidateShared()
    {
        Check.AtLeast(HiddenSize, 1, "units");
        Check.Between(Layers, 1, NetworkSpec.MaximumLayers, "levels");
        Check.Defined(Bias);
        Check.Defined(InitialValues);
        ArgumentNullException.ThrowIfNull(Dropout);
        Dropout.Validate(Layers);
        Check.AtLeast(Epochs, FewestEpochs, "passes", nameof(Epochs));
        Check.AtLeast(BatchSize, 1, "rows");
        ArgumentNullException.ThrowIfNull(Optimizer);
        Optimizer.Validate();
        ArgumentNullException.ThrowIfNull(Schedule);
        Schedule.Validate();
        if (ClipNorm is { } norm)
            Check.Positive(norm, nameof(ClipNorm));
        if (ClipValue is { } value)
            Check.Positive(value, nameof(ClipValue));
        Check.InRange(ValidationFraction, 0.0, 1.0);
        if (Patience is { } patience)
            Check.AtLeast(patience, 1, "epochs", nameof(Patience));
        if (TimeLimit is { } limit && limit <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(TimeLimit), limit, $"TimeLimit is {limit}; it must be above 0.");
        Checkpoint?.Validate();
    }
}
