using Microsoft.ML.Recurrent.EngineContract.Reference.Cells;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>One recurrent level, row by row: each direction reads the row's valid steps in its own order, then back.</summary>
/// <remarks>Steps behind a row's length are never visited: their outputs stay zero and they take no gradient.</remarks>
internal sealed class RecurrentLevel
{
    private readonly ReferenceTensor _x, _initialHidden, _initialCell;
    private readonly Lengths _lengths;
    private readonly Squash _squash;
    private readonly Cell[] _cells;
    private readonly List<CellStep>[,] _traces;
    private readonly int _steps, _rows, _hidden;

    public RecurrentLevel(ReferenceRecurrentLayer layer, ReferenceTensor x, Lengths lengths, ReferenceTensor initialHidden,
        ReferenceTensor initialCell, ReferenceTensor outputs, ReferenceTensor finalHidden, ReferenceTensor finalCell)
    {
        (_x, _lengths, _initialHidden, _initialCell) = (x, lengths, initialHidden, initialCell);
        (Outputs, FinalHidden, FinalCell) = (outputs, finalHidden, finalCell);
        (_steps, _rows, _hidden) = (x.Shape[0], x.Shape[1], layer.Spec.HiddenSize);
        _squash = new Squash(layer.Spec.Activation);
        _cells = [.. layer.Directions.Select(direction => Cell.Create(layer.Spec, direction, _squash))];
        _traces = new List<CellStep>[_cells.Length, _rows];
    }

    public ReferenceTensor Outputs { get; }

    public ReferenceTensor FinalHidden { get; }

    public ReferenceTensor FinalCell { get; }

    public double NearestKink => _squash.NearestKink;

    public void Forward()
    {
        for (int d = 0; d < _cells.Length; d++)
        {
            for (int b = 0; b < _rows; b++)
                ForwardRow(d, b);
        }
    }

    public void Backward()
    {
        for (int d = 0; d < _cells.Length; d++)
        {
            for (int b = 0; b < _rows; b++)
                BackwardRow(d, b);
        }
    }

    /// <summary><c>s₀ = initial</c>, <c>sₖ = cell(x[tₖ], sₖ₋₁)</c>, <c>outputs[tₖ] = h of sₖ</c>, <c>final = s of the last step read</c>.</summary>
    private void ForwardRow(int d, int b)
    {
        var state = new CellState(StateOf(_initialHidden.Values, d, b).ToArray(), StateOf(_initialCell.Values, d, b).ToArray());
        var trace = new List<CellStep>();
        foreach (int t in ReadingOrder(d, b))
        {
            CellStep step = _cells[d].Forward(InputOf(_x.Values, t, b).ToArray(), state);
            step.After.H.CopyTo(OutputOf(Outputs.Values, d, t, b));
            trace.Add(step);
            state = step.After;
        }

        state.H.CopyTo(StateOf(FinalHidden.Values, d, b));
        state.C.CopyTo(StateOf(FinalCell.Values, d, b));
        _traces[d, b] = trace;
    }

    /// <summary>
    /// <c>ds = dFinal</c>; for k from the last step read: <c>dh += dOutputs[tₖ]</c>, <c>(dx[tₖ], ds) = cellᵀ(ds)</c>; <c>dInitial += ds</c>.
    /// </summary>
    private void BackwardRow(int d, int b)
    {
        var gradient = new CellState(StateOf(FinalHidden.Gradient, d, b).ToArray(), StateOf(FinalCell.Gradient, d, b).ToArray());
        int[] order = ReadingOrder(d, b);
        for (int k = order.Length - 1; k >= 0; k--)
        {
            Accumulate(OutputOf(Outputs.Gradient, d, order[k], b), gradient.H);
            gradient = _cells[d].Backward(_traces[d, b][k], gradient, InputOf(_x.Gradient, order[k], b));
        }

        Accumulate(gradient.H, StateOf(_initialHidden.Gradient, d, b));
        Accumulate(gradient.C, StateOf(_initialCell.Gradient, d, b));
    }

    /// <summary>Valid steps only: <c>0, 1, …, n−1</c> forward, <c>n−1, …, 1, 0</c> backward.</summary>
    private int[] ReadingOrder(int d, int b)
    {
        IEnumerable<int> valid = Enumerable.Range(0, _lengths.Of(b, _steps));
        return [.. d == 0 ? valid : valid.Reverse()];
    }

    private Span<double> InputOf(double[] sequence, int t, int b)
    {
        int width = _x.Shape.Last;
        return sequence.AsSpan(((t * _rows) + b) * width, width);
    }

    private Span<double> OutputOf(double[] sequence, int d, int t, int b)
        => sequence.AsSpan((((t * _rows) + b) * _cells.Length * _hidden) + (d * _hidden), _hidden);

    private Span<double> StateOf(double[] state, int d, int b) => state.AsSpan((b * _cells.Length * _hidden) + (d * _hidden), _hidden);

    private static void Accumulate(ReadOnlySpan<double> from, Span<double> to)
    {
        for (int k = 0; k < from.Length; k++)
            to[k] += from[k];
    }
}
