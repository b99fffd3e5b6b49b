using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>A level with layer normalisation inside its cells, composed step by step from an engine's operations.</summary>
/// <remarks>Ba, Kiros &amp; Hinton (2016), arXiv:1607.06450. Weights have PyTorch's names and shapes; the norms' shifts take the place of the
/// biases, but for the input's, which stands inside its norm.</remarks>
internal sealed class NormalizedLevel : RecurrentLevel
{
    // One per thread, since threads share a network; a pool's arrays would be given back to the collector now and then.
    [ThreadStatic]
    private static ITensor[]? t_outputs;

    private readonly NormalizedCell[] _directions;
    private readonly int _units;

    public NormalizedLevel(ParameterSet parameters, string prefix, int level, RecurrentSpec spec)
    {
        _units = spec.HiddenSize;
        _directions = Enumerable.Range(0, spec.Directions)
            .Select(direction => NormalizedCell.Create(spec, new LevelParameters(parameters, prefix, level, direction))).ToArray();
    }

    public override void Initialize(Initializer initializer)
    {
        foreach (NormalizedCell cell in _directions)
            cell.Initialize(initializer);
    }

    public override LevelOutput Forward(IStep step, ITensor x, Lengths lengths)
    {
        LevelOutput forward = Direction(step, x, lengths, 0);
        if (_directions.Length == 1)
            return forward;
        LevelOutput backward = Direction(step, x, lengths, 1);
        return new LevelOutput(step.Concat([forward.Outputs, backward.Outputs], 2), step.Concat([forward.Hidden, backward.Hidden], 1));
    }

    // States have the shape [1, B, H] throughout, so that T of them make the outputs [T, B, H].
    private LevelOutput Direction(IStep step, ITensor x, Lengths lengths, int direction)
    {
        NormalizedCell cell = _directions[direction];
        (int steps, int rows) = (x.Shape[0], x.Shape[1]);
        ITensor zeros = step.Values(Zeros.Span(rows * _units), new Shape(1, rows, _units));
        ITensor fromInput = cell.FromInput(step, x);
        CellState state = new(zeros, zeros);
        ITensor[] outputs = t_outputs is { } kept && kept.Length >= steps ? kept : t_outputs = new ITensor[steps];
        for (int k = 0; k < steps; k++)
        {
            int t = direction == 0 ? k : steps - 1 - k;
            CellState next = cell.Next(step, step.Slice(fromInput, 0, t, 1), state);
            if (lengths.IsFull)
            {
                state = next;
                outputs[t] = next.Hidden;
            }
            else
            {
                state = new(step.Advance(state.Hidden, next.Hidden, lengths, t), step.Advance(state.Cell, next.Cell, lengths, t));
                outputs[t] = step.Advance(zeros, next.Hidden, lengths, t);
            }
        }

        ITensor whole = step.Concat(outputs.AsSpan(0, steps), 0);
        Array.Clear(outputs, 0, steps);
        return new LevelOutput(whole, step.Reshape(state.Hidden, new Shape(rows, _units)));
    }
}
