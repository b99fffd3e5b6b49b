using Microsoft.ML.Recurrent.EngineContract.Reference;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>What every engine must keep. An engine's tests derive from each contract and say how the engine is made.</summary>
public abstract class Contract
{
    /// <summary>How near the engine must come; each says what it judges.</summary>
    protected virtual Tolerances Tolerances { get; } = new();

    /// <summary>A new engine.</summary>
    protected abstract IEngine Create();

    /// <summary>The same problem in one training step on this engine and on the reference.</summary>
    protected void AssertAgreesWithReference(Problem problem)
    {
        using IEngine engine = Create();
        using var reference = new ReferenceEngine();
        Measurement expected = ProblemRun.Train(reference, problem), actual = ProblemRun.Train(engine, problem);
        Agreement.Outputs(expected, actual, Tolerances.Output);
        Agreement.Gradients(expected.Gradients, actual.Gradients, Tolerances.Gradient);
    }
}
