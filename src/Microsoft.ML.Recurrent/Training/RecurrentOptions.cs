using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Hyper-parameters that all recurrent trainers share. Immutable; checked when the trainer is created.</summary>
public abstract record RecurrentOptions
{
    /// <summary>H, units per level and direction. Unit: units. Range: 1 or more.</summary>
    /// <value>Default 32: enough for most series of a few thousand rows, and quick.</value>
    public int HiddenSize { get; init; } = 32;

    /// <summary>L, stacked levels. Range: 1 or more.</summary>
    /// <value>Default 1: more levels need more data before they help.</value>
    public int Layers { get; init; } = 1;

    /// <summary>How many bias vectors each level trains.</summary>
    /// <value>Default both, PyTorch's form, so that its weights fit.</value>
    public BiasForm Bias { get; init; } = BiasForm.Double;

    /// <summary>The rule by which parameters start.</summary>
    /// <value>Default Keras': reaches the noise floor in about half the epochs, and survives relu.</value>
    public InitialValues InitialValues { get; init; } = InitialValues.Keras;

    /// <summary>Passes over the training rows. Range: 1 or more.</summary>
    /// <value>Default 50: a few thousand steps on a thousand rows.</value>
    public int Epochs { get; init; } = 50;

    /// <summary>Rows per step. Unit: rows. Range: 1 or more.</summary>
    /// <value>Default 32, the common choice for small sets: more steps per epoch.</value>
    public int BatchSize { get; init; } = 32;

    /// <summary>The optimizer with its learning rate.</summary>
    /// <value>Default Adam with the paper's constants.</value>
    public OptimizerOptions Optimizer { get; init; } = new AdamOptions();

    /// <summary>Seed of initial values and shuffling; null draws one from the context. Same seed, same bits.</summary>
    /// <value>Default null, so that <c>new MLContext(seed: 1)</c> governs.</value>
    public int? Seed { get; init; }

    /// <summary>Checks what all trainers share.</summary>
    private protected void ValidateShared()
    {
        Check.AtLeast(HiddenSize, 1, "units");
        Check.AtLeast(Layers, 1, "levels");
        Check.Defined(Bias);
        Check.Defined(InitialValues);
        Check.AtLeast(Epochs, 1, "passes");
        Check.AtLeast(BatchSize, 1, "rows");
        ArgumentNullException.ThrowIfNull(Optimizer);
        Optimizer.Validate();
    }
}
