using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Takes the row on which a source stands into a slot of a scorer.</summary>
internal abstract class SlotLoader
{
    /// <param name="source">The rows.</param>
    /// <param name="column">Their tokens.</param>
    /// <param name="layout">The model's.</param>
    /// <param name="known">What tokens stood for in training; null where for nothing.</param>
    public static SlotLoader OfTokens(DataViewRow source, DataViewSchema.Column column, SequenceLayout layout, KeyValues? known)
        => new TokenLoader(new TokenReader(source, column, layout with { Vocabulary = SequenceLayout.Of(column, "feature").Vocabulary }, KeyTranslation.To(known, column, "feature")));

    public static SlotLoader OfNumbers(FeatureReader reader, Scaler scaler) => new NumberLoader(reader, scaler);

    /// <returns>False where the row holds no sequence, so that there is nothing to score: the slot is not taken.</returns>
    public abstract bool TryLoad(NetworkScorer scorer, int slot);

    private sealed class NumberLoader(FeatureReader reader, Scaler scaler) : SlotLoader
    {
        private readonly int _width = scaler.Offset.Length;
        private float[] _sequence = [];

        public override bool TryLoad(NetworkScorer scorer, int slot)
        {
            if (!reader.TryRead(ref _sequence, out int steps))
                return false;
            Span<float> scaled = scorer.Slot(slot, steps);
            for (int i = 0; i < scaled.Length; i += _width)
                scaler.Apply(_sequence.AsSpan(i, _width), scaled.Slice(i, _width));
            return true;
        }
    }

    private sealed class TokenLoader(TokenReader reader) : SlotLoader
    {
        public override bool TryLoad(NetworkScorer scorer, int slot)
        {
            ReadOnlySpan<uint> tokens = reader.Read();
            Span<int> ids = scorer.TokenSlot(slot, tokens.Length);
            for (int t = 0; t < ids.Length; t++)
                ids[t] = (int)tokens[t];
            return true; // no tokens are a sequence too, which embeddings know
        }
    }
}
