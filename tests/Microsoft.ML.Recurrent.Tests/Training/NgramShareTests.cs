using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Training;

/// <summary>How much a bag of n-grams counts beside the recurrent part.</summary>
public sealed class NgramShareTests : IDisposable
{
    private readonly ManagedEngine _engine = new(new ManagedEngineOptions { Threads = 1 });
    private readonly RecurrentNetwork _network;

    public NgramShareTests()
    {
        var index = new NgramIndex(3, []);
        _network = new RecurrentNetwork(_engine, new NetworkSpec { Cell = RecurrentCell.Rnn, InputSize = 1, HiddenSize = 1, OutputSize = 1, VocabularySize = 3, NgramCount = 3 }, index);
        _network.Initialize(InitialValues.Keras, new SeedSequence(1));
    }

    [Fact]
    public void Initialize_NothingWatched_IsHalf() => Assert.Equal(0.5f, _network.Bag!.Share);

    [Theory]
    [InlineData(4f, -4f, 1500, 0f)] // the recurrent part is right
    [InlineData(-4f, 4f, 1500, 1f)]
    [InlineData(2f, 2f, 1500, 0.5f)] // both say the same: nothing speaks against half
    [InlineData(2.2f, 2f, 2, 0.5f)] // a little better on two rows: too few
    public void Choose_Logits_TakesThePartThatIsRight(float recurrent, float bag, int rows, float expected)
    {
        double loss = Choose(rows, row => recurrent * Sign(row), row => bag * Sign(row));

        Assert.Equal(expected, _network.Bag!.Share, 1e-6f);
        Assert.Equal(Math.Log(1 + Math.Exp(-(((1 - expected) * recurrent) + (expected * bag)))), loss, 1e-5);
    }

    [Fact]
    public void Choose_PartsThatErrApart_MixesThem()
    {
        // Each is wrong about a fifth of the rows, of which the other is sure.
        double mixed = Choose(1000, row => (row % 5 == 0 ? -1 : 2) * Sign(row), row => (row % 5 == 1 ? -1 : 2) * Sign(row));

        Assert.InRange(_network.Bag!.Share, 0.4f, 0.6f);
        Assert.True(mixed < Choose(1000, row => (row % 5 == 0 ? -1 : 2) * Sign(row), row => (row % 5 == 0 ? -1 : 2) * Sign(row)), "Together they are better than one.");
    }

    public void Dispose()
    {
        _network.Dispose();
        _engine.Dispose();
    }

    private static int Sign(int row) => row % 2 == 0 ? 1 : -1;

    private double Choose(int rows, Func<int, float> recurrent, Func<int, float> bag)
    {
        var share = new NgramShare(_network, new BinaryLoss(1, 0), targetSize: 1);
        share.Begin();
        for (int first = 0; first < rows; first += 100)
        {
            int[] batch = [.. Enumerable.Range(first, Math.Min(100, rows - first))];
            using IStep step = _engine.BeginStep(StepKind.Scoring, _network.Parameters);
            ITensor r = step.Values([.. batch.Select(recurrent)], new Shape(batch.Length, 1)), b = step.Values([.. batch.Select(bag)], new Shape(batch.Length, 1));
            share.Add(step, new NetworkOutput(r, null, r, b), [.. batch.Select(row => row % 2 == 0 ? 1f : 0f)]);
        }

        return share.Choose();
    }
}
