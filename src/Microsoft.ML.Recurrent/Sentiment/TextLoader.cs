using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences.Inputs;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>Takes the tokens of a row's text, or of its words, into a slot of a scorer.</summary>
internal sealed class TextLoader(TextRows rows, TextEncoder encoder) : SlotLoader
{
    private readonly List<int> _ids = [];

    public override bool TryLoad(NetworkScorer scorer, int slot)
    {
        rows.Encode(encoder, _ids);
        _ids.CopyTo(scorer.TokenSlot(slot, _ids.Count));
        return true; // an empty text has an answer too
    }
}
