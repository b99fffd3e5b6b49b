using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Networks;

/// <summary>Masks are read off by applying them to ones.</summary>
public sealed class DropoutMasksTests : IDisposable
{
    private const int T = 7, I = 5;

    private static readonly int[] Examples = [4, 0, 9];

    private readonly ManagedEngine _engine = new(new ManagedEngineOptions { Threads = 1 });
    private readonly ParameterSet _parameters;

    public DropoutMasksTests() => _parameters = _engine.NewParameters();

    public void Dispose()
    {
        _parameters.Dispose();
        _engine.Dispose();
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.8f)]
    public void Input_OfManyNumbers_DropsAsManyAsAskedAndKeepsTheMean(float p)
    {
        float[] mask = Input(new DropoutOptions { Input = p }, 1, Enumerable.Range(0, 100).ToArray(), Lengths.Full);

        Assert.All(mask, value => Assert.True(value == 0f || value == 1f / (1f - p)));
        double tolerance = 6 * Math.Sqrt(p * (1 - p) / mask.Length);
        Assert.Equal(p, mask.Count(value => value == 0) / (double)mask.Length, tolerance);
        Assert.Equal(1, mask.Average(), tolerance / (1 - p));
    }

    [Fact]
    public void Input_OtherRowStepEpochOrSeed_GivesAnotherMask()
    {
        var options = new DropoutOptions { Input = 0.5f };
        float[] mask = Input(options, epoch: 1, Examples, Lengths.Full);

        string[] parts = Enumerable.Range(0, T).SelectMany(t => Examples.Select((_, b) => Text(Row(mask, t, b)))).ToArray();
        Assert.True(parts.Distinct().Count() > 10, string.Join(' ', parts)); // 21 parts of 32 possible patterns
        Assert.NotEqual(mask, Input(options, epoch: 2, Examples, Lengths.Full));
        Assert.NotEqual(mask, Input(options, epoch: 1, Examples, Lengths.Full, seed: 2));
        Assert.Equal(mask, Input(options, epoch: 1, Examples, Lengths.Full));
    }

    [Fact]
    public void Input_SameInAllSteps_RepeatsTheFirstStepOfEachRow()
    {
        float[] mask = Input(new DropoutOptions { Input = 0.5f, SameInAllSteps = true }, 1, Enumerable.Range(0, 10).ToArray(), Lengths.Full);

        for (int b = 0; b < 10; b++)
        {
            for (int t = 1; t < T; t++)
                Assert.Equal(Row(mask, 0, b, 10), Row(mask, t, b, 10));
        }

        Assert.True(Enumerable.Range(0, 10).Select(b => Text(Row(mask, 0, b, 10))).Distinct().Count() > 5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Input_WhereverARowStandsAndWhateverThePadding_IsTheRowsOwn(bool same)
    {
        var options = new DropoutOptions { Input = 0.5f, SameInAllSteps = same };
        float[] mask = Input(options, 3, Examples, Lengths.Full), other = Input(options, 3, [9, 4], Lengths.Of([2, T]));

        for (int t = 0; t < T; t++)
        {
            Assert.Equal(Row(mask, t, 0), Row(other, t, 1, 2));
            Assert.Equal(t < 2 ? Row(mask, t, 2) : new float[I], Row(other, t, 0, 2));
        }
    }

    [Fact]
    public void Levels_OfOneRow_HaveMasksOfTheirOwn()
    {
        var options = new DropoutOptions { Input = 0.5f, BetweenLevels = 0.5f, Head = 0.5f };
        float[] input = Input(options, 1, Examples, Lengths.Full);
        float[] first = Apply(options, 1, Examples, (masks, step, x) => masks.BetweenLevels(step, x, Lengths.Full, 0), new Shape(T, 3, I));
        float[] second = Apply(options, 1, Examples, (masks, step, x) => masks.BetweenLevels(step, x, Lengths.Full, 1), new Shape(T, 3, I));
        float[] head = Apply(options, 1, Examples, (masks, step, x) => masks.Head(step, x), new Shape(3, T * I));

        float[][] all = [input, first, second, head];
        Assert.Equal(4, all.Select(Text).Distinct().Count());
    }

    [Fact]
    public void Tokens_LeftOut_AreSoAtAnyPlaceOfTheirRow()
    {
        const int B = 2, Length = 400;
        int[] ids = Enumerable.Range(0, Length * B).Select(k => (k / B * 7 + k % B) % 50).ToArray(); // each of 50 ids eight times in each row

        float[] mask = Apply(new DropoutOptions { Embedding = 0.4f }, 1, [3, 8], (masks, step, x) =>
        {
            masks.Begin(1, [3, 8], ids, unknown: 0);
            return masks.Embedding(step, x);
        }, new Shape(Length, B, I));

        var fates = new Dictionary<(int Row, int Id), float>();
        for (int k = 0; k < ids.Length; k++)
        {
            float fate = mask[k * I];
            Assert.All(mask.AsSpan(k * I, I).ToArray(), value => Assert.Equal(fate, value)); // the whole vector
            Assert.Equal(fate, fates.GetValueOrDefault((k % B, ids[k]), fate));
            fates[(k % B, ids[k])] = fate;
        }

        Assert.Equal(0.4, fates.Values.Count(fate => fate == 0) / 100.0, 0.25);
        Assert.Contains(Enumerable.Range(0, 50), id => fates[(0, id)] != fates[(1, id)]); // rows choose for themselves
    }

    [Fact]
    public void Words_LeftOut_AreUnknownAtTheirRate_WhateverBatchTheirRowIsIn()
    {
        const int Length = 1000;
        int[] alone = Enumerable.Repeat(5, Length).ToArray(), together = Enumerable.Repeat(5, 2 * Length).ToArray();
        var masks = new DropoutMasks(new DropoutOptions { Words = 0.2f }, new SeedSequence(1));

        masks.Begin(2, [8], alone, unknown: 0);
        masks.Begin(2, [3, 8], together, unknown: 0);

        Assert.Equal(0.2, alone.Count(id => id == 0) / (double)Length, 0.05);
        Assert.Equal(alone, together.Where((_, k) => k % 2 == 1));
        Assert.NotEqual(alone, together.Where((_, k) => k % 2 == 0));
    }

    [Fact]
    public void Trainer_OfWordDropoutOnNumbers_IsRefused()
    {
        var ml = new MLContext();
        IDataView rows = ml.Data.LoadFromEnumerable(SequenceRow.Sums(20));
        var options = new Recurrent.Sequences.LstmOptions { Epochs = 1, Dropout = new DropoutOptions { Words = 0.1f } };

        var error = Assert.Throws<ArgumentException>(() => ml.Recurrent().Lstm(options).Fit(rows));

        Assert.Contains("the features are numbers, not tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_OfZero_LeaveTheTensorItself()
    {
        var masks = new DropoutMasks(new DropoutOptions(), new SeedSequence(1));
        masks.Begin(1, [0]);
        using IStep step = _engine.BeginStep(StepKind.Training, _parameters);
        ITensor x = step.Values([1, 2], new Shape(1, 1, 2)), state = step.Values([1, 2], new Shape(1, 2));

        Assert.Same(x, masks.Input(step, x, Lengths.Full));
        Assert.Same(x, masks.BetweenLevels(step, x, Lengths.Full, 0));
        Assert.Same(state, masks.Head(step, state));
        Assert.Same(x, masks.Embedding(step, x));
    }

    [Theory]
    [InlineData(1f, 0f, 0f, false, 2, "Input is 1; it must be at least 0 and below 1.")]
    [InlineData(0f, -0.1f, 0f, false, 2, "BetweenLevels is -0.1")]
    [InlineData(0f, 0f, float.NaN, false, 2, "Head is NaN")]
    [InlineData(0f, 0.2f, 0f, false, 1, "BetweenLevels is 0.2, but Layers is 1; there is nothing between levels.")]
    [InlineData(0f, 0f, 0.5f, true, 2, "SameInAllSteps is set, but Input and BetweenLevels are 0")]
    public void Trainer_OfImpossibleDropout_IsRefused(float input, float between, float head, bool same, int layers, string expected)
    {
        var dropout = new DropoutOptions { Input = input, BetweenLevels = between, Head = head, SameInAllSteps = same };

        var error = Assert.ThrowsAny<ArgumentException>(() => new MLContext().Recurrent().Lstm(new Recurrent.Sequences.LstmOptions { Layers = layers, Dropout = dropout }));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    private float[] Input(DropoutOptions options, int epoch, int[] examples, Lengths lengths, ulong seed = 1)
        => Apply(options, epoch, examples, (masks, step, x) => masks.Input(step, x, lengths), new Shape(T, examples.Length, I), seed);

    private float[] Apply(DropoutOptions options, int epoch, int[] examples, Func<DropoutMasks, IStep, ITensor, ITensor> apply, Shape shape, ulong seed = 1)
    {
        var masks = new DropoutMasks(options, new SeedSequence(seed));
        masks.Begin(epoch, examples);
        using IStep step = _engine.BeginStep(StepKind.Training, _parameters);
        float[] result = new float[shape.ElementCount];
        step.Read(apply(masks, step, step.Values(Enumerable.Repeat(1f, result.Length).ToArray(), shape)), result);
        return result;
    }

    private static float[] Row(float[] mask, int t, int b, int rows = 3) => mask.AsSpan((t * rows + b) * I, I).ToArray();

    private static string Text(float[] mask) => string.Concat(mask.Select(value => value == 0 ? '.' : 'x'));
}
