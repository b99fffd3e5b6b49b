namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The optimizers of the contract.</summary>
public enum OptimizerKind
{
    Sgd,
    Adam,
}
