using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>A layer normalisation over the last axis, with its scale and shift.</summary>
internal sealed record Norm(Parameter Weight, Parameter Bias)
{
    public ITensor Of(IStep step, ITensor x) => step.LayerNorm(x, Weight, Bias);
}
