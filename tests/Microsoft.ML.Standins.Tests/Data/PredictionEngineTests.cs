using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class PredictionEngineTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Predict_Chain_FillsWhatTheChainMakes()
    {
        IDataView data = House.View(_ml);
        var model = _ml.Transforms.CopyColumns("Copy", "Size").Append(_ml.Transforms.Concatenate("Features", "Size", "Rooms")).Fit(data);
        using var engine = _ml.Model.CreatePredictionEngine<House, Scored>(model);

        Scored scored = engine.Predict(new House { Size = 10, Rooms = 20 });

        Assert.Equal(10, scored.Copy);
        Assert.Equal([10f, 20], scored.Features!);
        Assert.Equal(["Size", "Rooms", "Label", "Copy", "Features"], engine.OutputSchema.Select(column => column.Name));
    }

    [Fact]
    public void Predict_LoadedModel_PredictsTheSame()
    {
        ITransformer model = _ml.Model.Load(Fixture.Path("chain2.zip"), out DataViewSchema schema);
        using var engine = _ml.Model.CreatePredictionEngine<House, Scored>(model, schema);

        Assert.Equal([10f, 20], engine.Predict(new House { Size = 10, Rooms = 20 }).Features!);
    }

    [Fact]
    public void Predict_IntoGivenObject_ReplacesItsValues()
    {
        using var engine = Engine(new PredictionEngineOptions());
        var scored = new Scored { Copy = -1, Features = [1, 2, 3] };

        engine.Predict(new House { Size = 10, Rooms = 20 }, ref scored);

        Assert.Equal(10, scored.Copy);
        Assert.Equal([10f, 20], scored.Features!);
    }

    [Fact]
    public void Predict_TwoPredictions_ShareNoArray()
    {
        using var engine = Engine(new PredictionEngineOptions());

        Scored first = engine.Predict(new House { Size = 1, Rooms = 2 });
        engine.Predict(new House { Size = 3, Rooms = 4 });

        Assert.Equal([1f, 2], first.Features!);
    }

    [Fact]
    public void Create_MissingOutputColumn_IsIgnoredByDefault()
    {
        IDataView data = House.View(_ml);
        using var engine = _ml.Model.CreatePredictionEngine<House, Scored>(_ml.Transforms.CopyColumns("Copy", "Size").Fit(data));

        Scored scored = engine.Predict(new House { Size = 10 });

        Assert.Equal(10, scored.Copy);
        Assert.Null(scored.Features);
    }

    [Fact]
    public void Create_MissingOutputColumnNotIgnored_Throws()
    {
        ITransformer model = _ml.Transforms.CopyColumns("Copy", "Size").Fit(House.View(_ml));

        Assert.ThrowsAny<ArgumentOutOfRangeException>(
            () => _ml.Model.CreatePredictionEngine<House, Scored>(model, new PredictionEngineOptions { IgnoreMissingColumns = false }));
    }

    [Fact]
    public void Create_MissingInputColumn_ThrowsNamingIt()
    {
        ITransformer model = _ml.Transforms.CopyColumns("Copy", "Size").Fit(House.View(_ml));

        var error = Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Scored, Scored>(model));

        Assert.Contains("Could not find input column 'Size'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_OutputMemberOfOtherType_Throws()
    {
        ITransformer model = _ml.Transforms.CopyColumns("Copy", "Size").Fit(House.View(_ml));

        Assert.Throws<InvalidOperationException>(() => _ml.Model.CreatePredictionEngine<House, Wrong>(model));
    }

    [Fact]
    public void Create_TransformerThatMapsNoRows_Throws()
    {
        var transformer = new ProbeTransformer { MapsRows = false };

        var error = Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<House, Scored>(transformer));

        Assert.Contains("Must be a row to row mapper", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_Position_StartsAtMinusOneAndGrowsByOne()
    {
        var probe = new ProbeTransformer();
        using var engine = _ml.Model.CreatePredictionEngine<House, Probed>(probe);

        Assert.Equal(-1, probe.LastRow!.Position);
        Assert.Equal([0f, 1, 2], Enumerable.Range(0, 3).Select(_ => engine.Predict(new House()).Position));
        Assert.Equal(0, probe.LastRow.Batch);
    }

    [Fact]
    public void Predict_RowId_IsThePosition()
    {
        var probe = new ProbeTransformer();
        using var engine = _ml.Model.CreatePredictionEngine<House, Probed>(probe);
        engine.Predict(new House());
        engine.Predict(new House());
        DataViewRowId id = default;
        probe.LastRow!.GetIdGetter()(ref id);

        Assert.Equal(new DataViewRowId(1, 0), id);
    }

    [Fact]
    public void Predict_ColumnWithTwoConsumers_IsComputedTwice()
    {
        var probe = new ProbeTransformer();
        ITransformer model = probe.Append(_ml.Transforms.CopyColumns("Copy", "Calls").Fit(probe.Transform(House.View(_ml))));
        using var engine = _ml.Model.CreatePredictionEngine<House, Probed>(model);

        engine.Predict(new House());
        engine.Predict(new House());

        Assert.Equal(4, probe.Calls);
    }

    [Fact]
    public void Predict_ColumnWithoutConsumer_IsNotComputed()
    {
        var probe = new ProbeTransformer();
        using var engine = _ml.Model.CreatePredictionEngine<House, House>(probe);

        engine.Predict(new House());

        Assert.Equal(0, probe.Calls);
    }

    [Fact]
    public void GetRow_IsCalledOncePerEngine()
    {
        var probe = new ProbeTransformer();
        using var engine = _ml.Model.CreatePredictionEngine<House, Probed>(probe);
        engine.Predict(new House());
        engine.Predict(new House());

        Assert.Equal(1, probe.Rows);
    }

    [Fact]
    public void Dispose_Engine_DisposesTheTransformerItOwns()
    {
        var probe = new ProbeTransformer();
        _ml.Model.CreatePredictionEngine<House, Probed>(probe).Dispose();

        Assert.Equal(1, probe.Disposals);
    }

    [Fact]
    public void Dispose_EngineThatDoesNotOwn_LeavesTheTransformer()
    {
        var probe = new ProbeTransformer();
        _ml.Model.CreatePredictionEngine<House, Probed>(probe, new PredictionEngineOptions { OwnsTransformer = false }).Dispose();

        Assert.Equal(0, probe.Disposals);
    }

    [Fact]
    public void Predict_VectorOfWrongSize_GoesThroughUnchecked()
    {
        using var engine = _ml.Model.CreatePredictionEngine<ThreeWide, ThreeWide>(new TransformerChain<ITransformer>());

        Assert.Equal([1f, 2], engine.Predict(new ThreeWide { Values = [1, 2] }).Values!);
    }

    [Fact]
    public void Predict_NullText_IsEmpty()
    {
        using var engine = _ml.Model.CreatePredictionEngine<ThreeWide, ThreeWide>(new TransformerChain<ITransformer>());

        Assert.Equal("", engine.Predict(new ThreeWide { Values = [1, 2, 3] }).Text);
    }

    private PredictionEngine<House, Scored> Engine(PredictionEngineOptions options)
    {
        var pipeline = _ml.Transforms.CopyColumns("Copy", "Size").Append(_ml.Transforms.Concatenate("Features", "Size", "Rooms"));
        return _ml.Model.CreatePredictionEngine<House, Scored>(pipeline.Fit(House.View(_ml)), options);
    }

    private sealed class Scored
    {
        public float Copy { get; set; }

        public float[]? Features { get; set; }
    }

    private sealed class Wrong
    {
        public string? Copy { get; set; }
    }

    private sealed class Probed
    {
        public float Calls { get; set; }

        public float Position { get; set; }

        public float Copy { get; set; }
    }

    private sealed class ThreeWide
    {
        [VectorType(3)]
        public float[]? Values { get; set; }

        public string? Text { get; set; }
    }
}
