using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>A batch of examples, time-major and padded with zeros; its arrays are used again for every batch.</summary>
internal sealed class Batch(int inputSize, int targetSize)
{
    private float[] _input = [];
    private float[] _target = [];
    private int[] _lengths = [];

    /// <summary>B.</summary>
    public int Rows { get; private set; }

    /// <summary>T, steps of the longest row.</summary>
    public int Steps { get; private set; }

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
        Steps = Longest(lengths);
        Lengths = lengths.AsSpan().ContainsAnyExcept(Steps) ? Lengths.Of(lengths) : Lengths.Full;

        Grow(ref _input, InputShape.ElementCount);
        Grow(ref _target, TargetShape.ElementCount);
        if (!Lengths.IsFull)
            Array.Clear(_input);
        for (int b = 0; b < Rows; b++)
        {
            for (int t = 0; t < lengths[b]; t++)
                examples.CopyInput(numbers[b], t, _input.AsSpan((t * Rows + b) * inputSize, inputSize));
            examples.CopyTarget(numbers[b], _target.AsSpan(b * targetSize, targetSize));
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

    private static void Grow(ref float[] array, int length)
    {
        if (array.Length < length)
            array = new float[length];
    }
}
