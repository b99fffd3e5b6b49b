namespace Microsoft.ML.Recurrent.EngineContract.Reference.Cells;

/// <summary>State of one row between two steps, or the gradient with respect to it. Cells without a cell state pass C on untouched.</summary>
/// <param name="H">Hidden state, [H].</param>
/// <param name="C">Cell state, [H].</param>
internal sealed record CellState(double[] H, double[] C);
