namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The optimizers of the contract, with every option that changes their formula.</summary>
public enum OptimizerKind
{
    Sgd,
    Momentum,
    Nesterov,
    PenalizedSgd,
    Adam,
    PenalizedAdam,
    AdamW,
    RmsProp,
    RmsPropMomentum,
}
