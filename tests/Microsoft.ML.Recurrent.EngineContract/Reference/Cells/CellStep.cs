namespace Microsoft.ML.Recurrent.EngineContract.Reference.Cells;

/// <summary>What one forward step of one row leaves for its backward step.</summary>
/// <param name="X">Input, [I].</param>
/// <param name="Before">State that the step began with.</param>
/// <param name="Gates">Activated gates, [G·H], in the cell's order.</param>
/// <param name="Inner">What else the cell remembers, [H]; its meaning is the cell's own.</param>
/// <param name="After">State that the step ended with.</param>
internal sealed record CellStep(double[] X, CellState Before, double[] Gates, double[] Inner, CellState After);
