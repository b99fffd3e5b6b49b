using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Sequences.Inputs;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>Scores texts, and explains those whose explanation is read.</summary>
/// <param name="model">Scores.</param>
/// <param name="source">The rows.</param>
/// <param name="text">Their column of texts or tokens.</param>
/// <param name="loader">Reads a row's tokens.</param>
/// <param name="capacity">Rows that are scored together.</param>
/// <param name="explanation">The added column that holds explanations; −1 where there is none.</param>
internal sealed class SentimentScorer(RecurrentSentimentModel model, DataViewRow source, DataViewSchema.Column text, SlotLoader loader, int capacity, int explanation) : IRowScorer
{
    private readonly SequenceScorer _scorer = new(model.Network, model.Head, source, text.Name, loader, capacity);
    private readonly float[]?[] _weights = new float[capacity][];

    public void Load(int slot)
    {
        _scorer.Load(slot);
        _weights[slot] = null;
    }

    public void Score(int count) => _scorer.Score(count);

    public Delegate GetGetter(int addedColumn, SlotPointer current)
    {
        if (addedColumn != explanation)
            return _scorer.GetGetter(addedColumn, current);
        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            int slot = current.Read();
            float[] weights = _weights[slot] ??= model.Attribution.Of(_scorer.Tokens(slot), model.Head.CopyDirection).Weights;
            FiniteScores.Check(weights, _scorer.Row(slot), text.Name);
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, weights.Length);
            weights.CopyTo(editor.Values);
            value = editor.Commit();
        });
    }

    public void Dispose() => _scorer.Dispose();
}
