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

    // Rows without a sequence take no place in the network's batch: what stands beside them is scored as without them.
    private readonly int[] _places = new int[capacity];
    private int _taken;

    /// <summary>The tokens that a slot was loaded with.</summary>
    public ReadOnlySpan<int> Tokens(int slot) => _scorer.Tokens(_places[slot]);

    /// <summary>The source's row that a slot was loaded with.</summary>
    public long Row(int slot) => _rows[slot];

    public void Load(int slot)
    {
        if (slot == 0)
            _taken = 0;
        _places[slot] = loader.TryLoad(_scorer, _taken) ? _taken++ : -1;
        _rows[slot] = source.Position;
    }

    public void Score(int count)
    {
        _scorer.Score(_taken);
        for (int slot = 0; slot < count; slot++)
        {
            if (_places[slot] < 0)
                _head.TakeNothing(slot);
            else
                FiniteScores.Check(_head.Take(slot, _scorer.Result(_places[slot])), _rows[slot], columnNames);
        }
    }

    public Delegate GetGetter(int addedColumn, SlotPointer current) => _head.GetGetter(addedColumn, current);

    public void Dispose() { }
}
