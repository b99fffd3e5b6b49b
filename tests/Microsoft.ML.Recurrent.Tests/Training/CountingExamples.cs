using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Training;

/// <summary>Examples whose numbers say where they come from: example·100 + step·10 + dimension; target minus the example's number.</summary>
internal sealed class CountingExamples(int inputSize, int[] lengths) : IExamples
{
    /// <summary>Examples in the order in which they were trained on.</summary>
    public List<int> Used { get; } = [];

    public int Count => lengths.Length;

    public int InputSize => inputSize;

    public int TargetSize => 1;

    public int LengthOf(int example) => lengths[example];

    public void CopyInput(int example, int time, Span<float> destination)
    {
        for (int d = 0; d < destination.Length; d++)
            destination[d] = example * 100 + time * 10 + d;
    }

    public void CopyTarget(int example, Span<float> destination)
    {
        Used.Add(example);
        destination[0] = -example;
    }
}
