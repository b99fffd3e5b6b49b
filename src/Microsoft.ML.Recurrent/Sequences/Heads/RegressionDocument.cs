using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Persistence;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary><see cref="RegressionHead"/> as a file keeps it.</summary>
internal sealed record RegressionDocument : HeadDocument
{
    /// <summary>Whether the label, and so the score, is a vector.</summary>
    public required bool IsVectorLabel { get; init; }

    public required Scaler LabelScaling { get; init; }

    public override SequenceHead ToHead(int outputs)
    {
        if (!IsVectorLabel && outputs != 1)
            throw ModelDocument.Damaged(FormattableString.Invariant($"IsVectorLabel is false, but OutputSize is {outputs}"));
        LabelScaling.Validate(outputs);
        return new RegressionHead(outputs, IsVectorLabel, LabelScaling);
    }
}
