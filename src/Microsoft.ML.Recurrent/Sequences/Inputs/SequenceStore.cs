using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Sequences in memory, numbers or tokens.</summary>
internal abstract class SequenceStore(SequenceLayout layout)
{
    public SequenceLayout Layout { get; protected set; } = layout;

    /// <summary>How numbers are scaled; for tokens, not at all.</summary>
    public Scaler Scaler { get; protected set; } = Scaler.Identity(layout.Width);

    /// <summary>What tokens stand for; null of numbers, and of keys that stand for nothing.</summary>
    public KeyValues? TokenValues { get; protected set; }

    public abstract int Count { get; }

    public static SequenceStore Of(SequenceLayout layout) => layout.IsTokens ? new TokenStore(layout) : new NumberStore(layout);

    /// <summary>What takes in the row on which a source stands, and enters it into the fingerprint.</summary>
    public abstract Action<RowFingerprint> CreateReader(DataViewRow source, DataViewSchema.Column column);

    public abstract int LengthOf(int example);

    /// <summary>A step's numbers, scaled; of tokens none.</summary>
    public abstract void CopyInput(int example, int time, Span<float> destination);

    /// <summary>A step's token.</summary>
    public abstract int TokenAt(int example, int time);

    /// <summary>Learns from some of the rows, by their numbers, what scoring has to know: of numbers their scale.</summary>
    public abstract void Fit(Scaling scaling, string columnName, IReadOnlyList<int> rows);

    /// <summary>Whether the rows are of the same kind as others.</summary>
    public virtual bool Fits(SequenceStore other) => Layout.Width == other.Layout.Width && Layout.IsTokens == other.Layout.IsTokens
        && TokenValues is null == other.TokenValues is null && (TokenValues is not null || Layout.Vocabulary == other.Layout.Vocabulary);

    /// <summary>Takes what was learnt from others.</summary>
    public virtual void UseFit(SequenceStore training) => Scaler = training.Scaler;
}
