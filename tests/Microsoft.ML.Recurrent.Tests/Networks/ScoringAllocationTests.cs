using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Data;
using Microsoft.ML.Recurrent.Tests.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Networks;

/// <summary>Once warm, scoring makes no garbage of ours, row by row or in batches.</summary>
public sealed class ScoringAllocationTests
{
    private const int WarmUp = 200, Measured = 1000, Rounds = 3, Total = WarmUp + (Rounds * Measured);

    private readonly MLContext _ml = new();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 7)]
    public void NetworkScorer_AfterWarmUp_AllocatesNothing(bool layerNorm, int rows)
    {
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });
        using var network = new RecurrentNetwork(engine, new NetworkSpec
        {
            Cell = RecurrentCell.Lstm, InputSize = 2, HiddenSize = 6, OutputSize = 3, Layers = 2, LayerNorm = layerNorm,
        });
        network.Initialize(InitialValues.Keras, new SeedSequence(1));
        var scorer = new NetworkScorer(network, capacity: rows);

        Assert.Equal(0, AllocatedBy(k =>
        {
            for (int slot = 0; slot < rows; slot++)
                scorer.Slot(slot, 2 + ((k + slot) % 5)).Fill(0.1f * k); // lengths differ within a batch and from one to the next
            scorer.Score(rows);
            _ = scorer.Result(rows - 1)[0];
        }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void NetworkScorer_OfTokensAndNgrams_AllocatesNothing(int rows)
    {
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });
        var index = new NgramIndex(9, [(1, 2), (2, 3), (3, 1)]);
        using var network = new RecurrentNetwork(engine, new NetworkSpec
        {
            Cell = RecurrentCell.Gru, InputSize = 3, HiddenSize = 4, OutputSize = 2, VocabularySize = 9, NgramCount = index.Count,
        }, index);
        network.Initialize(InitialValues.Keras, new SeedSequence(1));
        var scorer = new NetworkScorer(network, capacity: rows);

        Assert.Equal(0, AllocatedBy(k =>
        {
            for (int slot = 0; slot < rows; slot++)
            {
                Span<int> tokens = scorer.TokenSlot(slot, (k + slot) % 6);
                for (int t = 0; t < tokens.Length; t++)
                    tokens[t] = (k + t) % 9;
            }

            scorer.Score(rows);
            _ = scorer.Result(rows - 1)[0];
        }));
    }

    [Fact]
    public void RowOfASequenceModel_AfterWarmUp_AllocatesNothing()
    {
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 1 }); // of its own: the shared one serves other tests meanwhile
        using RecurrentTransformer model = _ml.Recurrent(engine).Gru(hiddenSize: 5, epochs: 1, seed: 1).Fit(_ml.Data.LoadFromEnumerable(SequenceRow.Sums(20)));
        VBuffer<float>[] sequences = [.. SequenceRow.Sums(Total).Select(row => new VBuffer<float>(row.Features.Length, row.Features))];
        IDataView source = new RecordedView().WithVectors("Features", new VectorDataViewType(NumberDataViewType.Single, 4, 1), sequences);

        Assert.Equal(0, AllocatedByRow<float>(model, source, "Score"));
    }

    [Fact]
    public void RowOfAForecaster_AfterWarmUp_AllocatesNothing()
    {
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });
        using var model = Series.Train(Series.Rows(Series.Wave(40)), Series.Small).WithEngine(engine);

        Assert.Equal(0, AllocatedByRow<VBuffer<float>>(model, new RecordedView().With("Value", NumberDataViewType.Single, Series.Wave(Total)), "Forecast"));
    }

    // The path of a PredictionEngine without the objects that ML.NET makes around it.
    private static long AllocatedByRow<T>(ITransformer model, IDataView source, string output)
    {
        IRowToRowMapper mapper = model.GetRowToRowMapper(source.Schema);
        using DataViewRowCursor cursor = source.GetRowCursor(source.Schema);
        using DataViewRow row = mapper.GetRow(cursor, [mapper.OutputSchema[output]]);
        ValueGetter<T> read = row.GetGetter<T>(mapper.OutputSchema[output]);
        T value = default!;
        return AllocatedBy(_ =>
        {
            cursor.MoveNext();
            read(ref value);
        });
    }

    private static long AllocatedBy(Action<int> score)
    {
        for (int k = 0; k < WarmUp; k++)
            score(k);
        // The least of some rounds: what the runtime allocates once, when it recompiles, is no garbage per row.
        return Enumerable.Range(0, Rounds).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int k = 0; k < Measured; k++)
                score(k);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
