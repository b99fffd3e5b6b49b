namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>How near an engine must come to the reference. The defaults are for float on CPU.</summary>
public sealed record Tolerances
{
    /// <summary>Largest |a − b| of outputs, states and losses.</summary>
    public double Output { get; init; } = 1e-5;

    /// <summary>Largest |a − b| of a gradient, in units of the tensor's largest |b|.</summary>
    public double Gradient { get; init; } = 1e-4;

    /// <summary>Largest |a − b| of weights after ten optimizer steps.</summary>
    public double Weights { get; init; } = 1e-4;

    /// <summary>Largest |a − b| of a gradient against central differences, in units of the tensor's largest |b|.</summary>
    public double CentralDifferences { get; init; } = 1e-4;

    /// <summary>Largest difference between a loss and PyTorch's, over thirty Adam steps.</summary>
    public double PeerLoss { get; init; } = 1e-6;

    /// <summary>Largest difference between a row's outputs in a batch and the row's own alone: equal bits unless an engine cannot.</summary>
    public double RowAlone { get; init; }

    /// <summary>The same for gradients, which add up rows in another order, in units of the tensor's largest.</summary>
    public double RowAloneGradient { get; init; } = 1e-5;
}
