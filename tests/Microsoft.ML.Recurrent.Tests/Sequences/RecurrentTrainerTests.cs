using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

public sealed class RecurrentTrainerTests
{
    private static readonly LstmOptions Quick = new() { HiddenSize = 6, Epochs = 2, BatchSize = 8, Seed = 5 };

    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<SequenceOptions> EveryCell => new()
    {
        new RnnOptions { HiddenSize = 8, Epochs = 60, BatchSize = 8, Seed = 1 },
        new RnnOptions { HiddenSize = 8, Epochs = 60, BatchSize = 8, Seed = 1, Activation = CellActivation.Relu },
        new LstmOptions { HiddenSize = 8, Epochs = 60, BatchSize = 8, Seed = 1 },
        new LstmOptions { HiddenSize = 8, Epochs = 60, BatchSize = 8, Seed = 1, Activation = CellActivation.Relu },
        new LstmOptions { HiddenSize = 8, Epochs = 60, BatchSize = 8, Seed = 1, Layers = 2, Bidirectional = true },
        new GruOptions { HiddenSize = 8, Epochs = 60, BatchSize = 8, Seed = 1 },
        new GruOptions { HiddenSize = 8, Epochs = 60, BatchSize = 8, Seed = 1, ResetGate = ResetGate.BeforeProduct },
    };

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void Fit_MeanOfASequence_BeatsTheMeanLabelByHalf(SequenceOptions options)
    {
        IDataView data = SequenceData.View(_ml, SequenceData.Means(80, 4, 5, 6), 2, 0, 2);

        RecurrentTransformer model = Trainer(options).Fit(data);

        RegressionMetrics metrics = _ml.Regression.Evaluate(model.Transform(data));
        Assert.True(metrics.RSquared > 0.5, FormattableString.Invariant($"R² {metrics.RSquared}"));
    }

    [Fact]
    public void Fit_VectorLabel_GivesAVectorScoreOfItsSize()
    {
        IDataView data = SequenceData.View(_ml, SequenceData.Means(30, 4), 2, 4, 2);

        IDataView scored = _ml.Recurrent().Lstm(Quick with { LabelColumnName = "Labels", Epochs = 80 }).Fit(data).Transform(data);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), scored.Schema["Score"].Type);
        Assert.All(scored.GetColumn<float[]>("Score"), score => Assert.Equal(score[0], -score[1], 0.2f));
    }

    [Fact]
    public void Fit_LabelAroundAThousand_IsPredictedInItsUnit()
    {
        List<SequenceRow> rows = SequenceData.Means(60, 4);
        foreach (SequenceRow row in rows)
            row.Label = 1000 + 10 * row.Label;
        IDataView data = SequenceData.View(_ml, rows, 2, 4, 2);

        float[] scores = _ml.Recurrent().Lstm(Quick).Fit(data).Transform(data).GetColumn<float>("Score").ToArray();

        Assert.All(scores, score => Assert.InRange(score, 980, 1020));
    }

    [Fact]
    public void Fit_ReadsItsSourceOnce()
    {
        int reads = 0;
        IEnumerable<SequenceRow> Rows()
        {
            foreach (SequenceRow row in SequenceData.Means(10, 3))
            {
                reads++;
                yield return row;
            }
        }

        _ml.Recurrent().Lstm(Quick).Fit(SequenceData.View(_ml, Rows(), 2, 3, 2));

        Assert.Equal(10, reads);
    }

    [Fact]
    public void Fit_RowsWithNaNLabel_AreLeftOutAndCounted()
    {
        List<SequenceRow> rows = SequenceData.Means(10, 3);
        rows[2].Label = rows[7].Label = float.NaN;
        var messages = new List<string>();
        _ml.Log += (_, message) => messages.Add(message.RawMessage);

        RecurrentTransformer model = _ml.Recurrent().Lstm(Quick).Fit(SequenceData.View(_ml, rows, 2, 3, 2));

        Assert.Equal((8, 2L), (model.Model.Summary.Rows, model.Model.Summary.SkippedRows));
        Assert.Contains("2 rows have no label and are left out; 8 remain.", messages);
    }

    [Fact]
    public void Fit_SparseVectors_GiveTheSameBitsAsDense()
    {
        List<SequenceRow> dense = SequenceData.Means(20, 3);
        foreach (SequenceRow row in dense)
            row.Features = SequenceData.Dense(row.Features.DenseValues().Select((value, i) => i % 3 == 0 ? 0 : value).ToArray());
        List<SequenceRow> sparse = dense.ConvertAll(row => new SequenceRow { Features = SequenceData.Sparse(row.Features), Label = row.Label, Labels = row.Labels });
        IDataView denseView = SequenceData.View(_ml, dense, 2, 3, 2);
        IDataView sparseView = SequenceData.View(_ml, sparse, 2, 3, 2);

        float[] expected = _ml.Recurrent().Lstm(Quick).Fit(denseView).Transform(denseView).GetColumn<float>("Score").ToArray();
        float[] actual = _ml.Recurrent().Lstm(Quick).Fit(sparseView).Transform(sparseView).GetColumn<float>("Score").ToArray();

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_SameSeed_GivesTheSameBitsOnAnyThreadCount(int threads)
    {
        IDataView data = SequenceData.View(_ml, SequenceData.Means(40, 3, 5), 2, 0, 2);
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = threads });

        float[] expected = _ml.Recurrent().Lstm(Quick).Fit(data).Transform(data).GetColumn<float>("Score").ToArray();
        float[] actual = new MLContext().Recurrent(engine).Lstm(Quick).Fit(data).Transform(data).GetColumn<float>("Score").ToArray();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Fit_OtherSeed_GivesOtherBits()
    {
        IDataView data = SequenceData.View(_ml, SequenceData.Means(20, 3), 2, 3, 2);

        float[] one = _ml.Recurrent().Lstm(Quick).Fit(data).Transform(data).GetColumn<float>("Score").ToArray();
        float[] other = _ml.Recurrent().Lstm(Quick with { Seed = 6 }).Fit(data).Transform(data).GetColumn<float>("Score").ToArray();

        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Fit_CancelledBefore_Throws()
    {
        IDataView data = SequenceData.View(_ml, SequenceData.Means(20, 3), 2, 3, 2);

        Assert.Throws<OperationCanceledException>(() => _ml.Recurrent().Lstm(Quick).WithCancellation(new CancellationToken(canceled: true)).Fit(data));
    }

    [Fact]
    public void Fit_CancelledInTheMiddle_GivesWhatItHasLearnt()
    {
        IDataView data = SequenceData.View(_ml, SequenceData.Means(20, 3), 2, 3, 2);
        using var cancellation = new CancellationTokenSource();
        var progress = new Listener(report =>
        {
            if (report.Epoch == 3)
                cancellation.Cancel();
        });

        RecurrentTransformer model = _ml.Recurrent().Lstm(Quick with { Epochs = 1000 }).WithProgress(progress).WithCancellation(cancellation.Token).Fit(data);

        Assert.Equal(3, model.Model.Summary.Epochs);
        Assert.Equal([1, 2, 3], progress.Epochs);
    }

    [Fact]
    public void GetOutputSchema_NamesTheScoreWithTheLabelsKind()
    {
        IDataView data = SequenceData.View(_ml, SequenceData.Means(20, 3), 2, 3, 2);
        IEstimator<ITransformer> chain = _ml.Transforms.CopyColumns("Target", "Labels").Append(_ml.Recurrent().Lstm(Quick with { LabelColumnName = "Target" }))
            .Append(_ml.Transforms.Concatenate("Twice", "Score", "Score"));

        IDataView scored = chain.Fit(data).Transform(data);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 4), scored.Schema["Twice"].Type);
    }

    private RecurrentTrainer Trainer(SequenceOptions options) => options switch
    {
        RnnOptions rnn => _ml.Recurrent().Rnn(rnn),
        LstmOptions lstm => _ml.Recurrent().Lstm(lstm),
        GruOptions gru => _ml.Recurrent().Gru(gru),
        _ => throw new ArgumentOutOfRangeException(nameof(options)),
    };

    private sealed class Listener(Action<TrainingProgress> onReport) : IProgress<TrainingProgress>
    {
        public List<int> Epochs { get; } = [];

        public void Report(TrainingProgress value)
        {
            Epochs.Add(value.Epoch);
            onReport(value);
        }
    }
}
