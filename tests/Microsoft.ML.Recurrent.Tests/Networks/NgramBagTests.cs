using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Networks;

/// <summary>The linear part beside a recurrent network.</summary>
public sealed class NgramBagTests : IDisposable
{
    private static readonly int[][] Texts = [[1, 2, 1], [3], [], [2, 2, 1, 2, 3]];

    private readonly ManagedEngine _engine = new(new ManagedEngineOptions { Threads = 1 });
    private readonly RecurrentNetwork _network;

    public NgramBagTests()
    {
        var index = new NgramIndex(4, [(1, 2), (2, 1)]);
        _network = new RecurrentNetwork(_engine, Spec with { NgramCount = index.Count }, index);
        _network.Initialize(InitialValues.Keras, new SeedSequence(1));
        foreach (Parameter table in _network.Parameters.Where(parameter => parameter.Name.StartsWith("ngrams.", StringComparison.Ordinal)))
            table.Write([.. Enumerable.Range(0, table.Shape.ElementCount).Select(i => MathF.Sin(i + table.Name.Length))]);
    }

    private static NetworkSpec Spec => new() { Cell = RecurrentCell.Gru, InputSize = 3, HiddenSize = 4, OutputSize = 2, VocabularySize = 4 };

    [Fact]
    public void Forward_Batch_AddsWeightTimesRatioOfEachNgramOnce()
    {
        (_, float[] bag) = Score(Texts);
        float[] weight = Values("ngrams.weight"), ratio = Values("ngrams.ratio");

        for (int b = 0; b < Texts.Length; b++)
        {
            List<int> found = [];
            _network.Ngrams!.Find(Texts[b], found);
            for (int k = 0; k < 2; k++)
                Assert.Equal(found.Sum(n => (double)weight[(n * 2) + k] * ratio[(n * 2) + k]), bag[(b * 2) + k], 1e-5);
        }
    }

    [Fact]
    public void Forward_RowAloneOrInABatch_GivesTheSameBits()
    {
        (float[] together, _) = Score(Texts);

        for (int b = 0; b < Texts.Length; b++)
            Assert.Equal(together.AsSpan(b * 2, 2).ToArray(), Score([Texts[b]]).Result);
    }

    [Fact]
    public void Training_Step_MovesTheWeightsAndLeavesTheRatios()
    {
        float[] weight = Values("ngrams.weight"), ratio = Values("ngrams.ratio");
        using IOptimizer optimizer = _engine.NewOptimizer(new SgdOptions { LearningRate = 0.1f }, _network.Parameters);
        NgramRows ngrams = _network.NewNgramRows()!;
        ngrams.Begin(1);
        ngrams.Add([1, 2]);
        using (IStep step = _engine.BeginStep(StepKind.Training, _network.Parameters))
        {
            NetworkOutput output = _network.Forward(step, step.Ids([1, 2], new Shape(2, 1)), Lengths.Full, ngrams: ngrams);
            step.Backward(step.SquaredError(output.Ngrams!, step.Values([5, 5], new Shape(1, 2))));
        }

        optimizer.Step();

        float[] moved = Values("ngrams.weight");
        Assert.Equal(ratio, Values("ngrams.ratio"));
        Assert.Equal([0, 1, 2, 4], Enumerable.Range(0, 6).Where(n => moved[n * 2] != weight[n * 2])); // bias, 1, 2 and the pair 1 2
    }

    [Fact]
    public void Network_IndexOfAnotherSizeThanTheSpec_IsRefused()
        => Assert.Contains("5", Assert.Throws<ArgumentException>(() => new RecurrentNetwork(_engine, Spec with { NgramCount = 5 }, new NgramIndex(4, []))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(3, 4)]
    [InlineData(3, 0)]
    public void Spec_FewerNgramsThanTokensOrNoTokens_IsRefused(int ngrams, int vocabulary)
        => Assert.Throws<ArgumentOutOfRangeException>(() => (Spec with { NgramCount = ngrams, VocabularySize = vocabulary }).Validate());

    [Fact]
    public void Spec_ParameterCount_CountsBothTables()
        => Assert.Equal(_network.Parameters.Sum(parameter => (long)parameter.Shape.ElementCount), _network.Spec.ParameterCount);

    public void Dispose()
    {
        _network.Dispose();
        _engine.Dispose();
    }

    private (float[] Result, float[] Bag) Score(int[][] texts)
    {
        int steps = Math.Max(1, texts.Max(text => text.Length)), rows = texts.Length;
        int[] ids = new int[steps * rows];
        NgramRows ngrams = _network.NewNgramRows()!;
        ngrams.Begin(rows);
        for (int b = 0; b < rows; b++)
        {
            ngrams.Add(texts[b]);
            for (int t = 0; t < texts[b].Length; t++)
                ids[(t * rows) + b] = texts[b][t];
        }

        float[] result = new float[rows * 2], bag = new float[rows * 2];
        using IStep step = _engine.BeginStep(StepKind.Scoring, _network.Parameters);
        NetworkOutput output = _network.Forward(step, step.Ids(ids, new Shape(steps, rows)), Lengths.Of([.. texts.Select(text => text.Length)]), ngrams: ngrams);
        step.Read(output.Result, result);
        step.Read(output.Ngrams!, bag);
        return (result, bag);
    }

    private float[] Values(string name)
    {
        Parameter parameter = _network.Parameters.Find(name)!;
        float[] values = new float[parameter.Shape.ElementCount];
        parameter.Read(values);
        return values;
    }
}
