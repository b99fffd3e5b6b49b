using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>After warm-up a step of the managed engine allocates nothing, whatever operations it is made of.</summary>
public sealed class ManagedAllocationTests
{
    [Fact]
    public void RegressionLosses_AfterWarmUp_AllocateNothing() => AssertAllocatesNothing((step, _, x, y) =>
    {
        ITensor loss = step.Add(step.AbsoluteError(x, y), step.Huber(x, y));
        loss = step.Add(loss, step.Pinball(x, y, [0.1f, 0.5f, 0.9f]));
        loss = step.Add(loss, step.GaussianLikelihood(x, y, y));
        return step.Add(loss, step.StudentTLikelihood(x, y, y));
    });

    [Fact]
    public void ClassificationLosses_AfterWarmUp_AllocateNothing() => AssertAllocatesNothing((step, _, x, y) => step.Add(
        step.CrossEntropy(x, step.Ids([0, 2, 1, 0], new Shape(4)), [1, 2, 0.5f], 0.1f),
        step.BinaryCrossEntropy(y, step.Values([0, 1, 0.5f, 1, 0, 1, 0, 0, 1, 1, 1, 0], new Shape(4, 3)), 3f)));

    [Fact]
    public void Attention_AfterWarmUp_AllocatesNothing()
    {
        Lengths lengths = Lengths.Of([3, 1]);
        AssertAllocatesNothing((step, _, x, y) =>
        {
            ITensor keys = step.SwapOuterAxes(step.Reshape(x, new Shape(3, 2, 2))), queries = step.Reshape(y, new Shape(2, 3, 2));
            ITensor heard = step.MatMul(step.Softmax(step.MatMul(queries, keys, transposeB: true), lengths), keys, transposeA: true);
            return step.SquaredError(heard, queries);
        });
    }

    [Fact]
    public void ActivationsAndLayerNorm_AfterWarmUp_AllocateNothing() => AssertAllocatesNothing((step, parameters, x, y) =>
    {
        ITensor normal = step.LayerNorm(x, parameters.Find("weight")!, parameters.Find("bias")!);
        return step.SquaredError(step.Relu(normal), step.Multiply(step.Tanh(x), step.Sigmoid(y)));
    });

    [Fact]
    public void Parts_AfterWarmUp_AllocateNothing()
    {
        Lengths lengths = Lengths.Of([2, 0, 1, 3]);
        ITensor[] parts = new ITensor[2];
        AssertAllocatesNothing((step, _, x, y) =>
        {
            (parts[0], parts[1]) = (step.Slice(x, 1, 1, 2), step.Slice(y, 1, 0, 1));
            return step.SquaredError(step.Advance(x, step.Concat(parts, 1), lengths, 1), y);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NetworkWithDropout_AfterWarmUp_AllocatesNothing(bool layerNorm)
    {
        const int T = 6, B = 4;
        var spec = new NetworkSpec
        {
            Cell = RecurrentCell.Lstm, InputSize = 2, HiddenSize = 5, OutputSize = 3, Layers = 2, Bidirectional = true, LayerNorm = layerNorm,
        };
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });
        using var network = new RecurrentNetwork(engine, spec);
        network.Initialize(InitialValues.Keras, new SeedSequence(1));
        float[] x = new Draw(1).Uniform(T * B * 2), y = new Draw(2).Uniform(B * 3);
        Lengths lengths = Lengths.Of([6, 2, 5, 1]);
        DropoutMasks[] kinds = [.. new[] { false, true }.Select(same => new DropoutMasks(
            new DropoutOptions { Input = 0.2f, BetweenLevels = 0.3f, Head = 0.5f, SameInAllSteps = same }, new SeedSequence(2)))];
        Assert.Equal(0, AllocatedAfterWarmUp(Train));

        void Train(int k)
        {
            kinds[k % 2].Begin(k, [3, 1, 4, 2]);
            using IStep step = engine.BeginStep(StepKind.Training, network.Parameters);
            ITensor result = network.Forward(step, step.Values(x, new Shape(T, B, 2)), lengths, kinds[k % 2]).Result;
            step.Backward(step.SquaredError(result, step.Values(y, new Shape(B, 3))));
        }
    }

    private static void AssertAllocatesNothing(Func<IStep, ParameterSet, ITensor, ITensor, ITensor> forward)
    {
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });
        using ParameterSet parameters = engine.NewParameters();
        parameters.Add("weight", new Shape(3)).With(1, 2, 3);
        parameters.Add("bias", new Shape(3));
        float[] a = new Draw(1).Uniform(12), b = new Draw(2).Uniform(12);
        Assert.Equal(0, AllocatedAfterWarmUp(_ => Train()));

        void Train()
        {
            using IStep step = engine.BeginStep(StepKind.Training, parameters);
            ITensor x = step.Values(a, new Shape(4, 3), wantsGradient: true), y = step.Values(b, new Shape(4, 3), wantsGradient: true);
            step.Backward(forward(step, parameters, x, y));
        }
    }

    /// <summary>Bytes of twenty steps: the least of three rounds. The runtime builds its cache of casts anew, 240 bytes on the thread that
    /// casts next, when a collection has unloaded a type that another test made; no second round meets that.</summary>
    private static long AllocatedAfterWarmUp(Action<int> train)
    {
        Round();
        return Enumerable.Range(0, 3).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Round();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        void Round()
        {
            for (int k = 0; k < 20; k++)
                train(k);
        }
    }
}
