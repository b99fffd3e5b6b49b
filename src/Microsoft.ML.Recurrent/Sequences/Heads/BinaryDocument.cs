using Microsoft.ML.Recurrent.Persistence;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary><see cref="BinaryHead"/> as a file keeps it.</summary>
internal sealed record BinaryDocument : HeadDocument
{
    public override SequenceHead ToHead(int outputs)
        => outputs == 1 ? new BinaryHead() : throw ModelDocument.Damaged(FormattableString.Invariant($"a binary task needs OutputSize 1, but it is {outputs}"));
}
