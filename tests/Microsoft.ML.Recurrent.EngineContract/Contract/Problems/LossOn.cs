namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Which results of a recurrent level the loss looks at.</summary>
public enum LossOn
{
    Outputs,
    FinalState,
    Both,
}
