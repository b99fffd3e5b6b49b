using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Persistence;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary><see cref="MulticlassHead"/> as a file keeps it.</summary>
internal sealed record MulticlassDocument : HeadDocument
{
    public required int Classes { get; init; }

    /// <summary>What the classes are called; null where the label's keys stand for nothing.</summary>
    public KeyValuesDocument? LabelValues { get; init; }

    public override SequenceHead ToHead(int outputs)
    {
        if (Classes < 2 || Classes != outputs)
            throw ModelDocument.Damaged(FormattableString.Invariant($"it has {Classes} classes, but OutputSize is {outputs}"));
        KeyValues? names = LabelValues is null ? null : KeyValues.Of(LabelValues);
        if (names is not null && names.Count != Classes)
            throw ModelDocument.Damaged(FormattableString.Invariant($"it has {Classes} classes and names {names.Count}"));
        return new MulticlassHead(Classes, names);
    }
}
