using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>Plain stochastic gradient descent.</summary>
public sealed class ReferenceSgd : ReferenceOptimizer
{
    internal ReferenceSgd(SgdOptions options, ReferenceParameterSet parameters) : base(options, parameters) { }

    /// <summary><c>w[k] ← w[k] − η·g[k]</c>.</summary>
    private protected override void Update(ReferenceParameter parameter)
    {
        for (int k = 0; k < parameter.Values.Length; k++)
            parameter.Values[k] -= LearningRate * parameter.Gradient[k];
    }
}
