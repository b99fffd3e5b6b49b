using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Tests.Data;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Windowing;

public sealed class WindowSchemaTests
{
    private static readonly WindowOptions Options = new() { OutputColumnName = "History", InputColumnName = "Sales", Length = 4, FutureColumnName = "Next" };

    private readonly MLContext _ml = new();

    [Theory]
    [InlineData(0, 1, "Vector<Single, 4>", "Single")]
    [InlineData(0, 2, "Vector<Single, 4>", "Vector<Single, 2>")]
    [InlineData(3, 1, "Vector<Single, 4, 3>", "Vector<Single, 3>")]
    [InlineData(3, 2, "Vector<Single, 4, 3>", "Vector<Single, 2, 3>")]
    [InlineData(1, 1, "Vector<Single, 4, 1>", "Vector<Single, 1>")]
    public void Types_FollowTheInputAndTheHorizon(int channels, int horizon, string window, string future)
    {
        IDataView source = channels == 0
            ? RecordedView.Counting(1)
            : new RecordedView().WithVectors("Sales", new VectorDataViewType(NumberDataViewType.Single, channels));

        DataViewSchema schema = _ml.Recurrent().Window(Options with { Horizon = horizon }).Fit(source).GetOutputSchema(source.Schema);

        Assert.Equal(["Sales", "History", "Next"], schema.Select(column => column.Name).ToArray());
        Assert.Equal(window, schema["History"].Type.ToString());
        Assert.Equal(future, schema["Next"].Type.ToString());
    }

    [Fact]
    public void Types_OfTransformAndMapperAndSchema_AreTheSame()
    {
        RecordedView source = RecordedView.Counting(9);
        WindowTransformer model = _ml.Recurrent().Window(Options).Fit(source);

        string[] expected = model.GetOutputSchema(source.Schema).Select(column => column.Type.ToString()!).ToArray();
        Assert.Equal(expected, model.Transform(source).Schema.Select(column => column.Type.ToString()!).ToArray());
        Assert.Equal(expected, model.GetRowToRowMapper(source.Schema).OutputSchema.Select(column => column.Type.ToString()!).ToArray());
        Assert.True(model.IsRowToRowMapper);
    }

    [Fact]
    public void Shape_OfTheEstimator_LetsAChainThroughToATrainerThatNeedsAVector()
    {
        RecordedView source = RecordedView.Counting(9);
        var chain = _ml.Recurrent().Window(Options).Append(_ml.Transforms.CopyColumns("Features", "History")).Append(_ml.Transforms.Concatenate("Both", "Features", "Next"));

        IDataView output = chain.Fit(source).Transform(source);

        Assert.Equal([1, 2, 3, 4, 5], Read.Vectors(output, "Both")[0]);
    }

    [Theory]
    [InlineData(1, SchemaShape.Column.VectorKind.Scalar)]
    [InlineData(3, SchemaShape.Column.VectorKind.Vector)]
    public void Shape_OfTheFuture_IsAScalarForAHorizonOfOne(int horizon, SchemaShape.Column.VectorKind expected)
    {
        SchemaShape shape = ShapeOf(Options with { Horizon = horizon });

        Assert.Equal(SchemaShape.Column.VectorKind.Vector, shape.Single(column => column.Name == "History").Kind);
        SchemaShape.Column future = shape.Single(column => column.Name == "Next");
        Assert.Equal(expected, future.Kind);
        Assert.Equal(NumberDataViewType.Single, future.ItemType);
        Assert.Contains(shape, column => column.Name == "Sales");
    }

    [Fact]
    public void Dependencies_OfTheWindow_AreTheInputAndWhatSaysItsOrder()
    {
        RecordedView source = RecordedView.Counting(2).WithText("Store", "a", "a").With("Day", NumberDataViewType.Int32, 1, 2).WithText("Other", "x", "y");
        WindowOptions options = Options with { GroupColumnName = "Store", TimeColumnName = "Day" };
        IRowToRowMapper mapper = _ml.Recurrent().Window(options).Fit(source).GetRowToRowMapper(source.Schema);

        Assert.Equal(["Sales", "Store", "Day"], Names(mapper, "History"));
        Assert.Equal(["Other"], Names(mapper, "Other"));
        Assert.Equal(["Other", "Sales", "Store", "Day"], Names(mapper, "Other", "Next"));
    }

    private static string[] Names(IRowToRowMapper mapper, params string[] outputs)
        => mapper.GetDependencies(outputs.Select(name => mapper.OutputSchema[name])).Select(column => column.Name).ToArray();

    /// <summary>The shape as a chain's next member is given it.</summary>
    private SchemaShape ShapeOf(WindowOptions options)
    {
        var probe = new ShapeProbe();
        _ml.Recurrent().Window(options).Append(probe).Fit(RecordedView.Counting(9));
        return probe.Seen!;
    }

    private sealed class ShapeProbe : IEstimator<ITransformer>
    {
        public SchemaShape? Seen { get; private set; }

        public ITransformer Fit(IDataView input) => new MLContext().Transforms.CopyColumns("Copy", "History").Fit(input);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Seen = inputSchema;
    }
}
