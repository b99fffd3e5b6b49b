namespace Microsoft.ML.Recurrent.Training;

/// <summary>Some of the examples, by their numbers.</summary>
internal sealed class ExampleRange(IExamples examples, int[] numbers) : IExamples
{
    public int Count => numbers.Length;

    public int InputSize => examples.InputSize;

    public int TargetSize => examples.TargetSize;

    public bool HasTokens => examples.HasTokens;

    public int LengthOf(int example) => examples.LengthOf(numbers[example]);

    public void CopyInput(int example, int time, Span<float> destination) => examples.CopyInput(numbers[example], time, destination);

    public int TokenAt(int example, int time) => examples.TokenAt(numbers[example], time);

    public void CopyTarget(int example, Span<float> destination) => examples.CopyTarget(numbers[example], destination);
}
