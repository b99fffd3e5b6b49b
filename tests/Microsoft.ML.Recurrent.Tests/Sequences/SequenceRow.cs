using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

/// <summary>One sequence with its label; the column's type is set by <see cref="SequenceData"/>.</summary>
internal sealed class SequenceRow
{
    public VBuffer<float> Features { get; set; }

    public float Label { get; set; }

    public VBuffer<float> Labels { get; set; }

    public string Text { get; set; } = "";
}
