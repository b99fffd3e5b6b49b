using Microsoft.ML.Recurrent.EngineContract.Reference.Operations;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Cells;

/// <summary>One direction's cell, for one step of one row.</summary>
internal abstract class Cell(RecurrentSpec spec, DirectionParameters parameters)
{
    /// <summary>H.</summary>
    protected int Hidden { get; } = spec.HiddenSize;

    /// <summary><c>W·x + b</c>, [G·H].</summary>
    protected AffineMap FromInput { get; } = new((ReferenceParameter)parameters.InputWeight, (ReferenceParameter)parameters.InputBias);

    /// <summary><c>U·h + c</c>, [G·H].</summary>
    protected AffineMap FromState { get; } = new((ReferenceParameter)parameters.RecurrentWeight, (ReferenceParameter)parameters.RecurrentBias);

    /// <summary>The cell that a layer asks for.</summary>
    public static Cell Create(RecurrentSpec spec, DirectionParameters parameters, Squash squash) => spec.Cell switch
    {
        RecurrentCell.Rnn => new RnnCell(spec, parameters, squash),
        RecurrentCell.Lstm => new LstmCell(spec, parameters, squash),
        _ when spec.ResetGate == ResetGate.AfterProduct => new GruCell(spec, parameters),
        _ => new ResetFirstGruCell(spec, parameters),
    };

    /// <summary>State after the step, and what backward will need.</summary>
    public abstract CellStep Forward(double[] x, CellState before);

    /// <summary>From dLoss/d(state after) to dLoss/d(state before); adds to dx and to the gradients of the parameters.</summary>
    public abstract CellState Backward(CellStep step, CellState after, Span<double> dx);
}
