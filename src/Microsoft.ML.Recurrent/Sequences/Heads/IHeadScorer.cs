using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>Makes the values of a head's columns, slot by slot.</summary>
internal interface IHeadScorer
{
    /// <summary>Takes what the network gave for a slot.</summary>
    /// <returns>The numbers that have to be finite for the columns to mean anything.</returns>
    ReadOnlySpan<float> Take(int slot, ReadOnlySpan<float> outputs);

    /// <summary>Makes the slot's values those of a row that there was nothing to score in: numbers are NaN, the label false or the missing key.</summary>
    void TakeNothing(int slot);

    /// <summary>A <c>ValueGetter</c> of the added column that reads the slot to which <paramref name="current"/> points.</summary>
    Delegate GetGetter(int addedColumn, SlotPointer current);
}
