using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>A batch of examples, time-major and padded with zeros; its arrays are used again for every batch.</summary>
/// <param name="inputSize">D.</param>
/// <param name="targetSize">K.</param>
/// <param name="ngrams">Takes the n-grams of each row; null where the network has none.</param>
internal sealed class Batch(int inputSize, int targetSize, NgramRows? ngrams = null)
{
    private float[] _input = [];
    private int[] _tokens = [];
    private int[] _row = [];
    private float[] _target = [];
    private int[] _lengths = [];

    /// <summary>The n-grams of the rows' tokens; null where the network has none.</summary>
    public NgramRows? Ngrams => ngrams;

    /// <summary>B.</summary>
    public int Rows { get; private set; }

    /// <summary>T, steps of the longest row; at least 1.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether steps are token ids.</summary>
    public bool HasTokens { get; private set; }

    /// <summary>Token ids [T, B], 0 on padding.</summary>
    public Span<int> Tokens => _tokens.AsSpan(0, Steps * Rows);

    /// <summary>[T, B, D].</summary>
    public ReadOnlySpan<float> Input => _input.AsSpan(0, InputShape.ElementCount);

    /// <summary>[B, K].</summary>
    public ReadOnlySpan<float> Target => _target.AsSpan(0, TargetShape.ElementCount);

    public Shape InputShape => new(Steps, Rows, inputSize);

    public Shape TargetShape => new(Rows, targetSize);

    public Lengths Lengths { get; private set; }

    public void Fill(IExamples examples, ReadOnlySpan<int> numbers)
    {
        Rows = numbers.Length;
        int[] lengths = ReadLengths(examples, numbers);
        Steps = Math.Max(Longest(lengths), 1); // a batch of empty texts has a step of padding
        HasTokens = examples.HasTokens;
        Lengths = lengths.AsSpan().ContainsAnyExcept(Steps) ? Lengths.Of(lengths) : Lengths.Full;

        Grow(ref _target, TargetShape.ElementCount);
        for (int b = 0; b < Rows; b++)
            examples.CopyTarget(numbers[b], _target.AsSpan(b * targetSize, targetSize));
        if (HasTokens)
            FillTokens(examples, numbers, lengths);
        else
            FillNumbers(examples, numbers, lengths);
    }

    /// <summary>The rows as a step's tensor: numbers [T, B, D] or token ids [T, B].</summary>
    public ITensor Enter(IStep step) => HasTokens ? step.Ids(Tokens, new Shape(Steps, Rows)) : step.Values(Input, InputShape);

    private void FillNumbers(IExamples examples, ReadOnlySpan<int> numbers, int[] lengths)
    {
        Grow(ref _input, InputShape.ElementCount);
        if (!Lengths.IsFull)
            Array.Clear(_input);
        for (int b = 0; b < Rows; b++)
        {
            for (int t = 0; t < lengths[b]; t++)
                examples.CopyInput(numbers[b], t, _input.AsSpan((t * Rows + b) * inputSize, inputSize));
        }
    }

    private void FillTokens(IExamples examples, ReadOnlySpan<int> numbers, int[] lengths)
    {
        Grow(ref _tokens, Steps * Rows);
        Array.Clear(_tokens);
        Grow(ref _row, Steps);
        ngrams?.Begin(Rows);
        for (int b = 0; b < Rows; b++)
        {
            for (int t = 0; t < lengths[b]; t++)
                _tokens[(t * Rows) + b] = _row[t] = examples.TokenAt(numbers[b], t);
            ngrams?.Add(_row.AsSpan(0, lengths[b]));
        }
    }

    // A new array only for another number of rows: the last batch of an epoch.
    private int[] ReadLengths(IExamples examples, ReadOnlySpan<int> numbers)
    {
        if (_lengths.Length != numbers.Length)
            _lengths = new int[numbers.Length];
        for (int b = 0; b < numbers.Length; b++)
            _lengths[b] = examples.LengthOf(numbers[b]);
        return _lengths;
    }

    private static int Longest(ReadOnlySpan<int> lengths)
    {
        int longest = 0;
        foreach (int length in lengths)
            longest = Math.Max(longest, length);
        return longest;
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[length];
    }
}
