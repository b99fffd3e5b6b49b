using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Standins.Tests.Core;

public sealed class SavingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Save_OfATransformerThatThrows_ThrowsThat()
    {
        var error = Assert.Throws<TimeoutException>(() => Save(new Saver(_ => throw new TimeoutException())));
        Assert.Null(error.InnerException);
    }

    [Fact]
    public void Save_OfATransformerThatSavesNothing_IsRefused()
        => Assert.Throws<InvalidOperationException>(() => Save(new Saver(_ => { })));

    [Fact]
    public void Save_OfAnotherComponentInItsPlace_WritesThatOne()
    {
        ITransformer copy = _ml.Transforms.CopyColumns("Copy", "Size").Fit(House.View(_ml));

        byte[] zip = Save(new Saver(copy.Save));

        Assert.IsType<ColumnCopyingTransformer>(ModelZip.Load(zip), exactMatch: false);
    }

    private byte[] Save(ITransformer model)
    {
        var stream = new MemoryStream();
        _ml.Model.Save(model, House.View(_ml).Schema, stream);
        return stream.ToArray();
    }

    private sealed class Saver(Action<ModelSaveContext> save) : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IDataView Transform(IDataView input) => input;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public void Save(ModelSaveContext ctx) => save(ctx);
    }
}
