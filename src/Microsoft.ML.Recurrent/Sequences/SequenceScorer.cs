using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Sequences.Inputs;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Scores batches of rows for one cursor or row object.</summary>
internal sealed class SequenceScorer(RecurrentNetwork network, SequenceHead head, DataViewRow source, string columnNames, SlotLoader loader, int capacity) : IRowScorer
{
    private readonly NetworkScorer _scorer = new(network, capacity);
    private readonly IHeadScorer _head = head.CreateScorer(capacity);
    private readonly long[] _rows = new long[capacity];

    /// <summary>The tokens that a slot was loaded with.</summary>
    public ReadOnlySpan<int> Tokens(int slot) => _scorer.Tokens(slot);

    /// <summary>The source's row that a slot was loaded with.</summary>
    public long Row(int slot) => _rows[slot];

    public void Load(int slot)
    {
        loader.Load(_scorer, slot);
        _rows[slot] = source.Position;
    }

    public void Score(int count)
    {
        _scorer.Score(count);
        for (int slot = 0; slot < count; slot++)
            FiniteScores.Check(_head.Take(slot, _scorer.Result(slot)), _rows[slot], columnNames);
    }

    public Delegate GetGetter(int addedColumn, SlotPointer current) => _head.GetGetter(addedColumn, current);

    public void Dispose() { }
}
