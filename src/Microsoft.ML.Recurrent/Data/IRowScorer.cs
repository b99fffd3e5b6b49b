namespace Microsoft.ML.Recurrent.Data;

/// <summary>Computes added columns for a batch of rows: load slot after slot, score, then read.</summary>
internal interface IRowScorer : IDisposable
{
    /// <summary>Takes in the row on which the source stands. Slots are loaded in order from 0, once per source row.</summary>
    void Load(int slot);

    /// <summary>Computes the first <paramref name="count"/> slots.</summary>
    void Score(int count);

    /// <summary>A <c>ValueGetter</c> of the added column that reads the slot to which <paramref name="current"/> points.</summary>
    Delegate GetGetter(int addedColumn, SlotPointer current);
}
