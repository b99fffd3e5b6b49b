using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>A batch of examples, time-major and padded with zeros; its arrays are used again for every batch.</summary>
internal sealed class Batch(int inputSize, int targetSize)
{
    private float[] _input = [];
    private float[] _target = [];

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
        int[] lengths = new int[Rows];
        for (int b = 0; b < Rows; b++)
            lengths[b] = examples.LengthOf(numbers[b]);
        Steps = lengths.Max();
        Lengths = Array.TrueForAll(lengths, length => length == Steps) ? Lengths.Full : Lengths.Of(lengths);

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

    private static void Grow(ref float[] array, int length)
    {
        if (array.Length < length)
            array = new float[length];
    }
}
