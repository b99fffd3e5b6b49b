namespace Microsoft.ML.Recurrent.Engines;

/// <summary>What a step is for.</summary>
public enum StepKind
{
    /// <summary>Values only: nothing is recorded, and parameters may be shared with other scoring steps on other threads.</summary>
    Scoring,

    /// <summary>Operations are recorded, so that <see cref="IStep.Backward"/> can run. Gradients of the parameters start at zero.</summary>
    Training,
}
