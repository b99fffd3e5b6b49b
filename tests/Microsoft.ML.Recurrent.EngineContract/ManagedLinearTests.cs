using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>A linear layer row by row and by tiles, on one worker and on several.</summary>
public sealed class ManagedLinearTests
{
    [Theory]
    [InlineData(40, 19, 70)]
    [InlineData(600, 64, 33)]
    public void Linear_OnSeveralThreads_GivesTheBitsOfOne(int rows, int inputs, int outputs)
    {
        float[][] alone = Run(threads: 1, rows, inputs, outputs, rows);
        foreach (int threads in (int[])[2, 3])
            Assert.Equal(alone, Run(threads, rows, inputs, outputs, rows));
    }

    [Fact]
    public void Linear_OfOneRow_GivesTheBitsOfTheSameRowAmongMany()
    {
        float[] all = Run(threads: 2, rows: 50, inputs: 40, outputs: 35, taken: 50)[0];

        float[] one = Run(threads: 2, rows: 50, inputs: 40, outputs: 35, taken: 1)[0];

        Assert.Equal(all.AsSpan(0, 35).ToArray(), one);
    }

    private static float[][] Run(int threads, int rows, int inputs, int outputs, int taken)
    {
        using var engine = new ManagedEngine(new() { Threads = threads, ProductsPerThread = 1 });
        using var parameters = engine.NewParameters();
        var weight = parameters.Add("weight", new(outputs, inputs));
        var bias = parameters.Add("bias", new(outputs));
        weight.Write(Numbers(1, outputs * inputs));
        bias.Write(Numbers(2, outputs));
        using var step = engine.BeginStep(StepKind.Training, parameters);
        var x = step.Values(Numbers(3, rows * inputs).AsSpan(0, taken * inputs), new(taken, inputs), wantsGradient: true);
        var y = step.Linear(x, weight, bias);
        step.Backward(step.SquaredError(y, step.Values(Numbers(4, taken * outputs), new(taken, outputs))));
        float[] values = new float[taken * outputs], dx = new float[taken * inputs], dw = new float[outputs * inputs];
        step.Read(y, values);
        step.ReadGradient(x, dx);
        weight.ReadGradient(dw);
        return [values, dx, dw];
    }

    private static float[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
