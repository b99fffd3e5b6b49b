using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Options of each optimizer.</summary>
public static class OptimizerKinds
{
    /// <summary>A rate at which ten steps move weights visibly.</summary>
    public static OptimizerOptions Options(this OptimizerKind kind) => kind switch
    {
        OptimizerKind.Sgd => new SgdOptions { LearningRate = 0.1f },
        OptimizerKind.Momentum => new SgdOptions { LearningRate = 0.05f, Momentum = 0.8f },
        OptimizerKind.Nesterov => new SgdOptions { LearningRate = 0.05f, Momentum = 0.8f, Nesterov = true },
        OptimizerKind.PenalizedSgd => new SgdOptions { LearningRate = 0.1f, WeightDecay = 0.1f },
        OptimizerKind.Adam => new AdamOptions(),
        OptimizerKind.PenalizedAdam => new AdamOptions { WeightDecay = 0.1f },
        OptimizerKind.AdamW => new AdamWOptions { WeightDecay = 0.5f },
        OptimizerKind.RmsProp => new RmsPropOptions(),
        OptimizerKind.RmsPropMomentum => new RmsPropOptions { Momentum = 0.5f, WeightDecay = 0.1f },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such optimizer."),
    };
}
