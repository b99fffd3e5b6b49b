using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>A cell's state between two time steps, [1, B, H] each. Where there is no cell state, both are the hidden one.</summary>
internal readonly record struct CellState(ITensor Hidden, ITensor Cell)
{
    public CellState(ITensor hidden) : this(hidden, hidden)
    {
    }
}
