using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Options of each optimizer.</summary>
public static class OptimizerKinds
{
    /// <summary>A rate at which ten steps move weights visibly.</summary>
    public static OptimizerOptions Options(this OptimizerKind kind)
        => kind == OptimizerKind.Sgd ? new SgdOptions { LearningRate = 0.1f } : new AdamOptions();
}
