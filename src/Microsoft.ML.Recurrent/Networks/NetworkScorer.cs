using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Scores sequences in slots, all at once; its buffers last. For one thread; several may share one network.</summary>
internal sealed class NetworkScorer(RecurrentNetwork network, int capacity)
{
    // Bounds a step's memory where sequences are long; the engine gives equal bits for any division into batches.
    private const int MaximumInputElements = 1 << 21;

    private readonly int _width = network.Spec.InputSize;
    private readonly int _perStep = Math.Max(network.Spec.InputSize, network.Ngrams is null ? 0 : 2 * network.Spec.OutputSize); // a token and a pair, K numbers each
    private readonly int _outputs = network.Spec.OutputSize;
    private readonly float[][] _sequences = new float[capacity][];
    private readonly int[] _lengths = new int[capacity];
    private readonly float[] _results = new float[capacity * network.Spec.OutputSize];
    private readonly NgramRows? _ngrams = network.NewNgramRows();
    private readonly int[][] _tokens = new int[capacity][];
    private float[] _input = [];
    private int[] _ids = [];
    private int[] _batchLengths = [];

    /// <summary>The memory of a slot for a sequence of so many steps, [T, D] row-major, to be filled with scaled numbers.</summary>
    public Span<float> Slot(int slot, int steps)
    {
        int length = checked(steps * _width);
        if (_sequences[slot] is null || _sequences[slot].Length < length)
            _sequences[slot] = new float[length];
        _lengths[slot] = steps;
        return _sequences[slot].AsSpan(0, length);
    }

    /// <summary>The memory of a slot for so many token ids, 0 or more, to be filled.</summary>
    public Span<int> TokenSlot(int slot, int steps)
    {
        if (_tokens[slot] is null || _tokens[slot].Length < steps)
            _tokens[slot] = new int[steps];
        _lengths[slot] = steps;
        return _tokens[slot].AsSpan(0, steps);
    }

    /// <summary>The token ids of a slot.</summary>
    public ReadOnlySpan<int> Tokens(int slot) => _tokens[slot].AsSpan(0, _lengths[slot]);

    /// <summary>Scores the first <paramref name="count"/> slots.</summary>
    public void Score(int count)
    {
        for (int first = 0; first < count;)
        {
            int rows = 1;
            int steps = _lengths[first];
            while (first + rows < count)
            {
                int longer = Math.Max(steps, _lengths[first + rows]);
                if ((long)longer * (rows + 1) * _perStep > MaximumInputElements)
                    break;
                steps = longer;
                rows++;
            }

            ScoreRows(first, rows, steps);
            first += rows;
        }
    }

    /// <summary>K numbers of a slot, still scaled.</summary>
    public ReadOnlySpan<float> Result(int slot) => _results.AsSpan(slot * _outputs, _outputs);

    private void ScoreRows(int first, int rows, int steps)
    {
        ReadOnlySpan<int> lengths = _lengths.AsSpan(first, rows);
        steps = Math.Max(steps, 1); // a batch of empty texts has a step of padding
        bool isFull = !lengths.ContainsAnyExcept(steps);
        using IStep step = network.Engine.BeginStep(StepKind.Scoring, network.Parameters);
        ITensor input = network.Embedding is null ? Numbers(step, first, lengths, steps, isFull) : Tokens(step, first, lengths, steps);
        NetworkOutput output = network.Forward(step, input, isFull ? Lengths.Full : LengthsOf(lengths), ngrams: _ngrams);
        step.Read(output.Result, _results.AsSpan(first * _outputs, rows * _outputs));
    }

    private ITensor Numbers(IStep step, int first, ReadOnlySpan<int> lengths, int steps, bool isFull)
    {
        int rows = lengths.Length;
        var shape = new Shape(steps, rows, _width);
        if (_input.Length < shape.ElementCount)
            _input = new float[shape.ElementCount];
        Span<float> input = _input.AsSpan(0, shape.ElementCount);
        if (!isFull)
            input.Clear();
        for (int b = 0; b < rows; b++)
        {
            ReadOnlySpan<float> sequence = _sequences[first + b].AsSpan(0, lengths[b] * _width);
            for (int t = 0; t < lengths[b]; t++)
                sequence.Slice(t * _width, _width).CopyTo(input[((t * rows + b) * _width)..]);
        }

        return step.Values(input, shape);
    }

    private ITensor Tokens(IStep step, int first, ReadOnlySpan<int> lengths, int steps)
    {
        int rows = lengths.Length;
        var shape = new Shape(steps, rows);
        if (_ids.Length < shape.ElementCount)
            _ids = new int[shape.ElementCount];
        Span<int> ids = _ids.AsSpan(0, shape.ElementCount);
        ids.Clear(); // padding has to be an id as well; lengths keep it from being read
        _ngrams?.Begin(rows);
        for (int b = 0; b < rows; b++)
        {
            _ngrams?.Add(_tokens[first + b].AsSpan(0, lengths[b]));
            for (int t = 0; t < lengths[b]; t++)
                ids[(t * rows) + b] = _tokens[first + b][t];
        }

        return step.Ids(ids, shape);
    }

    // A new array only for another number of rows: the last batch of a view.
    private Lengths LengthsOf(ReadOnlySpan<int> lengths)
    {
        if (_batchLengths.Length != lengths.Length)
            _batchLengths = new int[lengths.Length];
        lengths.CopyTo(_batchLengths);
        return Lengths.Of(_batchLengths);
    }
}
