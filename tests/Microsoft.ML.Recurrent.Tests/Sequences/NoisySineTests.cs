using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

public sealed class NoisySineTests
{
    private const int Seeds = 10;

    // Median of ten draws of test error / mean squared noise at epoch 20, from an independent implementation: 1.2 (tanh), 1.3 (relu).
    // Below 0.9 the test part would have leaked; above 1.75 the network has not learnt.
    [Theory]
    [InlineData(CellActivation.Tanh)]
    [InlineData(CellActivation.Relu)]
    public void Lstm_NoisySineAfter20Epochs_ReachesTheNoiseFloorInTheMedian(CellActivation activation)
    {
        double[] ratios = Enumerable.Range(1, Seeds).Select(seed =>
        {
            var sine = new NoisySine(seed);
            return TestError(sine, Options(activation, seed)) / sine.MeanSquaredNoise;
        }).Order().ToArray();

        double median = (ratios[Seeds / 2 - 1] + ratios[Seeds / 2]) / 2;
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{activation}: median {median:f3}, from {ratios[0]:f3} to {ratios[^1]:f3} times the noise"));
        Assert.InRange(median, 0.9, 1.75);
    }

    [Fact]
    public void Lstm_NoisySine_BeatsPersistenceByFortyPercent()
    {
        var sine = new NoisySine(seed: 3);
        double persistence = sine.Test.Average(window => Math.Pow(window.Next - window.History[^1], 2));

        double error = TestError(sine, Options(CellActivation.Tanh, seed: 3));

        Assert.True(error < 0.6 * persistence, FormattableString.Invariant($"test error {error}, persistence {persistence}"));
    }

    [Theory]
    [InlineData(BiasForm.Single, 10_451)]
    [InlineData(BiasForm.Double, 10_651)]
    public void Lstm_FiftyUnitsAndOneOutput_HasTheParametersOfItsBiasForm(BiasForm bias, long parameters)
    {
        var ml = new MLContext();
        RecurrentTransformer model = ml.Recurrent()
            .Lstm(Options(CellActivation.Tanh, seed: 1) with { Bias = bias, Epochs = 1 })
            .Fit(ml.Data.LoadFromEnumerable(new NoisySine(seed: 1).Training.Take(32).ToList()));

        Assert.Equal(parameters, model.Model.TrainedParameterCount);
    }

    private static LstmOptions Options(CellActivation activation, int seed) => new()
    {
        LabelColumnName = nameof(SineWindow.Next),
        FeatureColumnName = nameof(SineWindow.History),
        Activation = activation,
        HiddenSize = 50,
        Epochs = 20,
        BatchSize = 32,
        Bias = BiasForm.Single,
        Scaling = Recurrent.Data.Scaling.None,
        ClipNorm = null,
        Seed = seed,
    };

    private static double TestError(NoisySine sine, LstmOptions options)
    {
        var ml = new MLContext();
        RecurrentTransformer model = ml.Recurrent().Lstm(options).Fit(ml.Data.LoadFromEnumerable(sine.Training.ToList()));
        SineWindow[] test = sine.Test.ToArray();
        float[] scores = model.Transform(ml.Data.LoadFromEnumerable(test)).GetColumn<float>("Score").ToArray();
        return test.Zip(scores, (window, score) => Math.Pow(window.Next - score, 2)).Average();
    }
}
