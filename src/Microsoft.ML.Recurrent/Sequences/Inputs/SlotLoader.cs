using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Takes the row on which a source stands into a slot of a scorer.</summary>
internal abstract class SlotLoader
{
    /// <param name="source">The rows.</param>
    /// <param name="column">Their sequences.</param>
    /// <param name="layout">The model's.</param>
    /// <param name="scaler">Of numbers.</param>
    /// <param name="tokens">What tokens stood for in training; null where for nothing.</param>
    public static SlotLoader Of(DataViewRow source, DataViewSchema.Column column, SequenceLayout layout, Scaler scaler, KeyValues? tokens) => layout.IsTokens
        ? new TokenLoader(new TokenReader(source, column, layout with { Vocabulary = SequenceLayout.Of(column, "feature").Vocabulary }, KeyTranslation.To(tokens, column, "feature")))
        : new NumberLoader(new SequenceReader(source, column, layout), scaler);

    public abstract void Load(NetworkScorer scorer, int slot);

    private sealed class NumberLoader(SequenceReader reader, Scaler scaler) : SlotLoader
    {
        private readonly int _width = scaler.Offset.Length;
        private float[] _sequence = [];

        public override void Load(NetworkScorer scorer, int slot)
        {
            int steps = reader.Read(ref _sequence);
            Span<float> scaled = scorer.Slot(slot, steps);
            for (int i = 0; i < scaled.Length; i += _width)
                scaler.Apply(_sequence.AsSpan(i, _width), scaled.Slice(i, _width));
        }
    }

    private sealed class TokenLoader(TokenReader reader) : SlotLoader
    {
        public override void Load(NetworkScorer scorer, int slot)
        {
            ReadOnlySpan<uint> tokens = reader.Read();
            Span<int> ids = scorer.TokenSlot(slot, tokens.Length);
            for (int t = 0; t < ids.Length; t++)
                ids[t] = (int)tokens[t];
        }
    }
}
