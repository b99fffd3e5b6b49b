using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Sequences in memory, numbers or tokens.</summary>
internal abstract class SequenceStore(SequenceLayout layout)
{
    public SequenceLayout Layout { get; } = layout;

    /// <summary>How numbers are scaled; for tokens, not at all.</summary>
    public Scaler Scaler { get; protected set; } = Scaler.Identity(layout.Width);

    public abstract int Count { get; }

    public static SequenceStore Of(SequenceLayout layout) => layout.IsTokens ? new TokenStore(layout) : new NumberStore(layout);

    /// <summary>What takes in the row on which a source stands, and enters it into the fingerprint.</summary>
    public abstract Action<RowFingerprint> CreateReader(DataViewRow source, DataViewSchema.Column column);

    public abstract int LengthOf(int example);

    /// <summary>A step's numbers, scaled; of tokens none.</summary>
    public abstract void CopyInput(int example, int time, Span<float> destination);

    /// <summary>A step's token.</summary>
    public abstract int TokenAt(int example, int time);

    /// <summary>Learns the scaling from the first rows.</summary>
    public abstract void FitScaling(Scaling scaling, string columnName, int rows);

    /// <summary>Takes the scaling that was learnt from others.</summary>
    public void UseScaling(SequenceStore training) => Scaler = training.Scaler;
}
