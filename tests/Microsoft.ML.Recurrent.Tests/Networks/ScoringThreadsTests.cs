using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Networks;

/// <summary>One model over sequences, scored on several threads at once.</summary>
public sealed class ScoringThreadsTests
{
    private static readonly SequenceRow[] Rows = SequenceRow.Sums(300);

    private readonly MLContext _ml = new();

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("rnn")]
    public async Task PredictionEngines_OnePerThread_GiveTheNumbersOfOne(string cell)
    {
        RecurrentTransformer model = Train(cell, _ml.Recurrent());
        int[] expected = Scores(model);

        int[][] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using PredictionEngine<SequenceRow, Scored> engine = new MLContext().Model.CreatePredictionEngine<SequenceRow, Scored>(
                model, new PredictionEngineOptions { OwnsTransformer = false });
            return Series.Bits(Rows.Select(row => engine.Predict(row).Score).ToArray());
        })));

        Assert.All(found, bits => Assert.Equal(expected, bits));
    }

    [Fact]
    public async Task Transform_OnSeveralThreads_GivesTheNumbersOfOne()
    {
        RecurrentTransformer model = Train("lstm", _ml.Recurrent());
        int[] expected = Scores(model);

        int[][] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Scores(model))));

        Assert.All(found, bits => Assert.Equal(expected, bits));
    }

    [Fact]
    public void Engine_OfAnyNumberOfThreads_TrainsAndScoresTheSameBits()
    {
        int[][] bits = new[] { 1, 2, 5 }.Select(threads =>
        {
            using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = threads });
            return Scores(Train("gru", _ml.Recurrent(engine)));
        }).ToArray();

        Assert.All(bits, found => Assert.Equal(bits[0], found));
    }

    private RecurrentTransformer Train(string cell, RecurrentCatalog catalog)
    {
        RecurrentTrainer trainer = cell switch
        {
            "lstm" => catalog.Lstm(hiddenSize: 12, epochs: 2, seed: 4),
            "gru" => catalog.Gru(hiddenSize: 12, epochs: 2, seed: 4),
            _ => catalog.Rnn(hiddenSize: 12, epochs: 2, seed: 4),
        };
        return trainer.Fit(_ml.Data.LoadFromEnumerable(Rows));
    }

    private static int[] Scores(RecurrentTransformer model)
        => Series.Bits(model.Transform(new MLContext().Data.LoadFromEnumerable(Rows)).GetColumn<float>("Score"));

    public sealed class Scored
    {
        public float Score { get; set; }
    }
}
