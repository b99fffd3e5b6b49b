namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary><c>Golden/torch_cells.json</c>, written by <c>Golden/make_torch_cells.py</c>.</summary>
/// <param name="Torch">PyTorch's version.</param>
/// <param name="LearningRate">Of the thirty Adam steps; the other constants are PyTorch's defaults.</param>
/// <param name="Cases">One network each.</param>
public sealed record TorchFile(string Torch, float LearningRate, TorchCase[] Cases)
{
    /// <summary>Read once; it is never changed.</summary>
    public static TorchFile Instance { get; } = GoldenFile.Read<TorchFile>("torch_cells.json");
}
