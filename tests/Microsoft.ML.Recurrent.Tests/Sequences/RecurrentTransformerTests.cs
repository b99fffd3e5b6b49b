using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

public sealed class RecurrentTransformerTests
{
    private const int Rows = 600; // more than two batches of a cursor

    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _data;
    private readonly RecurrentTransformer _model;

    public RecurrentTransformerTests()
    {
        _data = SequenceData.View(_ml, SequenceData.Means(Rows, 2, 5, 3), 2, 0, 2);
        _model = _ml.Recurrent().Gru(new GruOptions { HiddenSize = 6, Epochs = 1, Seed = 5 }).Fit(_data);
    }

    [Fact]
    public void Transform_BatchesOfRowsOfManyLengths_ScoreAsEachRowAlone()
    {
        float[] together = Scores(_model.Transform(_data));

        float[] alone = Enumerable.Range(0, 30).SelectMany(i => Scores(_model.Transform(_ml.Data.TakeRows(_ml.Data.SkipRows(_data, i * 20 + 1), 1)))).ToArray();

        Assert.Equal(together.Where((_, i) => i % 20 == 1), alone);
    }

    [Fact]
    public void Transform_PassesOtherColumnsThroughInStep()
    {
        IDataView scored = _model.Transform(_data);

        Assert.Equal(Enumerable.Range(0, Rows).Select(i => $"row {i}"), scored.GetColumn<string>("Text"));
        Assert.Equal(Rows, scored.GetRowCount());
    }

    [Fact]
    public void Transform_ScoreNotAskedFor_IsNotComputed()
    {
        List<SequenceRow> rows = SequenceData.Means(3, 3);
        rows[1].Features = SequenceData.Dense(float.NaN, 0);
        IDataView scored = _model.Transform(SequenceData.View(_ml, rows, 2, 0, 2));

        Assert.Equal(["row 0", "row 1", "row 2"], scored.GetColumn<string>("Text"));
        Assert.ThrowsAny<Exception>(() => Scores(scored));
    }

    [Fact]
    public void Transform_RowWhoseScoreOverflows_IsRefusedNamingRowAndColumn()
    {
        List<SequenceRow> rows = SequenceData.Means(3, 3);
        rows[1].Features = SequenceData.Dense(float.MaxValue, -float.MaxValue);
        RecurrentTransformer linear = _ml.Recurrent().Rnn(new RnnOptions { Activation = CellActivation.Relu, HiddenSize = 8, Epochs = 1, Seed = 1, Scaling = Scaling.None })
            .Fit(SequenceData.View(_ml, SequenceData.Means(20, 3), 2, 0, 2));

        var error = Assert.Throws<InvalidDataException>(() => Scores(linear.Transform(SequenceData.View(_ml, rows, 2, 0, 2))));

        Assert.StartsWith("The model answers ", error.Message, StringComparison.Ordinal);
        Assert.Contains(" to row 1, the first row being 0: column 'Features' is too far from what was trained on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_ColumnOfTheScoresName_IsHiddenAndStaysReadable()
    {
        IDataView source = _ml.Transforms.CopyColumns("Score", "Label").Fit(_data).Transform(_data);

        IDataView scored = _model.Transform(source);

        Assert.Equal(2, scored.Schema.Count(column => column.Name == "Score"));
        Assert.Equal(Scores(_model.Transform(_data)), Scores(scored));
    }

    [Fact]
    public void Schema_Score_CarriesMLNetsAnnotations()
    {
        DataViewSchema.Annotations annotations = _model.Transform(_data).Schema["Score"].Annotations;

        ReadOnlyMemory<char> kind = default, value = default;
        uint set = 0;
        annotations.GetValue("ScoreColumnKind", ref kind);
        annotations.GetValue("ScoreValueKind", ref value);
        annotations.GetValue("ScoreColumnSetId", ref set);
        Assert.Equal(("Regression", "Score", 1u), (kind.ToString(), value.ToString(), set));
    }

    [Fact]
    public void PredictionEngine_GivesTheSameBitsAsTransform()
    {
        float[] expected = Scores(_model.Transform(_data));
        PredictionEngine<SequenceRow, Prediction> engine = Engine(_model);

        float[] actual = SequenceData.Means(Rows, 2, 5, 3).Select(row => engine.Predict(row).Score).ToArray();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void PredictionEngines_OnSeveralThreads_GiveTheNumbersOfOne()
    {
        float[] expected = Scores(_model.Transform(_data));
        List<SequenceRow> rows = SequenceData.Means(Rows, 2, 5, 3);

        float[][] actual = new float[4][];
        Parallel.For(0, actual.Length, thread =>
        {
            PredictionEngine<SequenceRow, Prediction> engine = Engine(_model);
            actual[thread] = rows.Select(row => engine.Predict(row).Score).ToArray();
        });

        Assert.All(actual, scores => Assert.Equal(expected, scores));
    }

    [Fact]
    public void Cursors_SeveralAtOnceOverOneView_DoNotDisturbEachOther()
    {
        IDataView scored = _model.Transform(_data);
        float[] expected = Scores(scored);
        DataViewSchema.Column score = scored.Schema["Score"];
        using DataViewRowCursor first = scored.GetRowCursor([score]);
        using DataViewRowCursor second = scored.GetRowCursor([score]);
        ValueGetter<float> getFirst = first.GetGetter<float>(score), getSecond = second.GetGetter<float>(score);

        float value = 0;
        for (int i = 0; i < 300; i++)
            Assert.True(second.MoveNext());
        for (int i = 0; i < 300; i++)
        {
            Assert.True(first.MoveNext() && second.MoveNext());
            Assert.Equal((i, i + 300), (first.Position, second.Position));
            getFirst(ref value);
            Assert.Equal(expected[i], value);
            getSecond(ref value);
            Assert.Equal(expected[i + 300], value);
        }

        Assert.False(second.MoveNext());
        Assert.Equal(-1, second.Position);
    }

    [Fact]
    public void Saved_InAChain_LoadsInAnotherContextToTheSameBits()
    {
        IDataView source = _data;
        ITransformer chain = _ml.Transforms.CopyColumns("Sequence", "Features")
            .Append(_ml.Recurrent().Lstm(new LstmOptions { FeatureColumnName = "Sequence", HiddenSize = 5, Epochs = 1, Seed = 2, Bidirectional = true, Layers = 2 }))
            .Fit(source);
        using var file = new MemoryStream();
        _ml.Model.Save(chain, source.Schema, file);
        file.Position = 0;

        ITransformer loaded = new MLContext().Model.Load(file, out DataViewSchema schema);

        Assert.Equal(source.Schema.Select(c => c.Name), schema.Select(c => c.Name));
        Assert.Equal(Scores(chain.Transform(source)), Scores(loaded.Transform(source)));
    }

    [Fact]
    public void WithEngine_MovesNetworksInsideChains()
    {
        ITransformer chain = _ml.Transforms.CopyColumns("Sequence", "Features").Append(_ml.Transforms.CopyColumns("Copy", "Text")).Fit(_data).Append(_model);
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });

        ITransformer moved = chain.WithEngine(engine);

        RecurrentTransformer member = Assert.IsAssignableFrom<IEnumerable<ITransformer>>(moved).OfType<RecurrentTransformer>().Single();
        Assert.Equal(1, member.Model.Engine.Threads);
        Assert.Equal(Scores(chain.Transform(_data)), Scores(moved.Transform(_data)));
    }

    [Fact]
    public void WithEngine_ModelWithoutNetwork_IsRefused()
    {
        ITransformer copy = _ml.Transforms.CopyColumns("Copy", "Text").Fit(_data);
        using var engine = new ManagedEngine();

        Assert.Contains("holds no recurrent network", Assert.Throws<ArgumentException>(() => copy.WithEngine(engine)).Message);
    }

    private static float[] Scores(IDataView scored) => scored.GetColumn<float>(scored.Schema["Score"]).ToArray();

    private PredictionEngine<SequenceRow, Prediction> Engine(ITransformer model)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(SequenceRow));
        schema[nameof(SequenceRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 0, 2);
        schema[nameof(SequenceRow.Labels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2);
        return _ml.Model.CreatePredictionEngine<SequenceRow, Prediction>(model, new PredictionEngineOptions { InputSchemaDefinition = schema, OwnsTransformer = false });
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }
}
