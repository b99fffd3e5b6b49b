using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class ChainTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly List<string> _calls = [];

    [Fact]
    public void Fit_PropagatesShapesThroughAllMembersFirst()
    {
        Est("a").Append(Est("b")).Fit(House.View(_ml));

        Assert.Equal(["a.Shape", "b.Shape", "a.Fit", "a.Transform", "b.Fit", "b.Transform"], _calls);
    }

    [Fact]
    public void Fit_ColumnMissingLaterInTheChain_ThrowsBeforeAnythingIsFitted()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Est("a").Append(_ml.Transforms.CopyColumns("Copy", "None"))
            .Fit(House.View(_ml)));

        Assert.Equal(["a.Shape"], _calls);
    }

    [Fact]
    public void Fit_OfTrivialMembers_ReadsNoRow()
    {
        int reads = 0;
        IDataView data = _ml.Data.LoadFromEnumerable(House.Three.Select(house =>
        {
            reads++;
            return house;
        }));

        _ml.Transforms.CopyColumns("Copy", "Size").Append(_ml.Transforms.Concatenate("Features", "Size", "Copy")).Fit(data).Transform(data);

        Assert.Equal(0, reads);
    }

    [Fact]
    public void Transform_UsesMembersThatScoreAndChecksTheirSchemasFirst()
    {
        var model = Est("a").Append(Est("b"), TransformerScope.TrainTest).Append(Est("c")).Fit(House.View(_ml));
        _calls.Clear();

        model.Transform(House.View(_ml));

        Assert.Equal(["a.Schema", "c.Schema", "a.Transform", "c.Transform"], _calls);
        Assert.Equal(3, model.Count());
    }

    [Fact]
    public void Scopes_MemberOfTrainTest_VanishesAtScoring()
    {
        IDataView data = House.View(_ml);
        var model = _ml.Transforms.CopyColumns("Always", "Size")
            .Append(_ml.Transforms.CopyColumns("Trained", "Size"), TransformerScope.TrainTest).Fit(data);

        Assert.Null(model.Transform(data).Schema.GetColumnOrNull("Trained"));
        Assert.NotNull(model.Transform(data, TransformerScope.TrainTest).Schema.GetColumnOrNull("Trained"));
        Assert.Single(model.GetModelFor(TransformerScope.Scoring));
    }

    [Fact]
    public void Scopes_AreSavedWithTheChain()
    {
        IDataView data = House.View(_ml);
        var model = _ml.Transforms.CopyColumns("Always", "Size")
            .Append(_ml.Transforms.CopyColumns("Trained", "Size"), TransformerScope.TrainTest).Fit(data);
        using var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = (TransformerChain<ITransformer>)_ml.Model.Load(stream, out _);

        Assert.Equal(2, loaded.Count());
        Assert.Null(loaded.Transform(data).Schema.GetColumnOrNull("Trained"));
    }

    [Fact]
    public void Append_OfTransformers_ChainsThem()
    {
        IDataView data = House.View(_ml);
        var copy = _ml.Transforms.CopyColumns("Copy", "Size").Fit(data);
        TransformerChain<Microsoft.ML.Transforms.ColumnCopyingTransformer> chain = copy
            .Append(_ml.Transforms.CopyColumns("Again", "Rooms").Fit(data));

        Assert.Equal(2, chain.Count());
        Assert.Same(chain.Last(), chain.LastTransformer);
        Assert.Equal([2f, 5, 8], chain.Transform(data).GetColumn<float>("Again"));
    }

    [Fact]
    public void NestedChain_SavesAndLoads()
    {
        IDataView data = House.View(_ml);
        var inner = _ml.Transforms.CopyColumns("B", "A").Append(_ml.Transforms.CopyColumns("C", "B"));
        var model = _ml.Transforms.CopyColumns("A", "Size").Append(inner).Fit(data);
        using var stream = new MemoryStream();
        _ml.Model.Save(model, null, stream);
        stream.Position = 0;
        ITransformer loaded = _ml.Model.Load(stream, out _);

        Assert.Equal([1f, 4, 7], loaded.Transform(data).GetColumn<float>("C"));
    }

    [Fact]
    public void EmptyChain_GivesItsInput()
    {
        IDataView data = House.View(_ml);

        Assert.Same(data, new TransformerChain<ITransformer>().Transform(data));
        Assert.Empty(new EstimatorChain<ITransformer>().Fit(data));
    }

    [Fact]
    public void RowToRow_OnlyIfAllMembersAre()
    {
        ITransformer chain = new TransformerChain<ITransformer>(new ProbeTransformer(), new ProbeTransformer { MapsRows = false });

        Assert.False(chain.IsRowToRowMapper);
        Assert.True(((ITransformer)new TransformerChain<ITransformer>(new ProbeTransformer())).IsRowToRowMapper);
    }

    [Fact]
    public void RowMapper_OfAnotherSchemaObject_RefusesTheRow()
    {
        IDataView data = House.View(_ml);
        IRowToRowMapper mapper = ((ITransformer)_ml.Transforms.CopyColumns("Copy", "Size").Fit(data)).GetRowToRowMapper(data.Schema);
        using DataViewRowCursor other = House.View(_ml).GetRowCursor([]);

        Assert.Throws<InvalidOperationException>(() => mapper.GetRow(other, mapper.OutputSchema));
    }

    [Fact]
    public void RowMapper_Dependencies_AreTheColumnsThatTheOutputsNeed()
    {
        IDataView data = House.View(_ml);
        ITransformer chain = _ml.Transforms.CopyColumns("Copy", "Size").Append(_ml.Transforms.Concatenate("Features", "Copy", "Rooms"))
            .Fit(data);
        IRowToRowMapper mapper = chain.GetRowToRowMapper(data.Schema);

        Assert.Equal(["Size", "Rooms"], mapper.GetDependencies([mapper.OutputSchema["Features"]]).Select(column => column.Name));
        Assert.Equal(["Label"], mapper.GetDependencies([mapper.OutputSchema["Label"]]).Select(column => column.Name));
    }

    [Fact]
    public void AppendCacheCheckpoint_LaterMembersReadFromMemory()
    {
        int reads = 0;
        IDataView data = _ml.Data.LoadFromEnumerable(House.Three.Select(house =>
        {
            reads++;
            return house;
        }));
        var pipeline = _ml.Transforms.CopyColumns("Copy", "Size").AppendCacheCheckpoint(_ml)
            .Append(_ml.Transforms.NormalizeMinMax("Copy")).Append(_ml.Transforms.NormalizeMinMax("Size"));
        pipeline.Fit(data);

        Assert.InRange(reads, 3, 6);
        int uncached = reads;
        reads = 0;
        _ml.Transforms.NormalizeMinMax("A", "Size").Append(_ml.Transforms.NormalizeMinMax("B", "A"))
            .Append(_ml.Transforms.NormalizeMinMax("C", "B")).Fit(data);
        Assert.Equal(9, reads);
        Assert.True(uncached < reads);
    }

    [Fact]
    public void Dispose_Chain_DisposesItsMembers()
    {
        var probe = new ProbeTransformer();
        new TransformerChain<ITransformer>(probe).Dispose();

        Assert.Equal(1, probe.Disposals);
    }

    private Estimator Est(string name) => new(name, _calls);

    private sealed class Estimator(string name, List<string> calls) : IEstimator<Transformer>
    {
        public Transformer Fit(IDataView input)
        {
            calls.Add(name + ".Fit");
            return new Transformer(name, calls);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            calls.Add(name + ".Shape");
            return inputSchema;
        }
    }

    private sealed class Transformer(string name, List<string> calls) : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        {
            calls.Add(name + ".Schema");
            return inputSchema;
        }

        public IDataView Transform(IDataView input)
        {
            calls.Add(name + ".Transform");
            return input;
        }

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }
}
