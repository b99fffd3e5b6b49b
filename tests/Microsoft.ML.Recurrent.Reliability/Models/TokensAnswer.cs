using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>Tokens.</summary>
internal sealed class TokensAnswer
{
    // Its keys are those of the model's vocabulary; as numbers they need no count.
    public VBuffer<uint> Tokens { get; set; }

    public float[] ToNumbers() => [.. Tokens.DenseValues().Select(key => (float)key)];
}
