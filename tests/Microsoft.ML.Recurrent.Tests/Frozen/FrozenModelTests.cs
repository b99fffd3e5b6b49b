using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.FrozenModels;
using Microsoft.ML.Recurrent.Tests.Persistence;

namespace Microsoft.ML.Recurrent.Tests.Frozen;

/// <summary>Models of every version score today what they scored then.</summary>
public sealed class FrozenModelTests
{
    private readonly MLContext _ml = new();

    [Theory]
    [MemberData(nameof(FrozenFiles.Models), MemberType = typeof(FrozenFiles))]
    public void Model_OfAnyVersion_ScoresWhatItDid(string name)
    {
        CaseFolder folder = FrozenFiles.Folder(name);

        IDataView scored = _ml.Model.Load(folder.Model, out _).Transform(_ml.Data.LoadFromBinary(folder.Rows));

        Allowance.Of(Manifest.Read(folder.Manifest)).AssertSame(_ml.Data.LoadFromBinary(folder.Scores), scored);
    }

    [Theory]
    [MemberData(nameof(FrozenFiles.Models), MemberType = typeof(FrozenFiles))]
    public void Model_OfAnyVersion_TellsTheSchemaOfItsRows(string name)
    {
        CaseFolder folder = FrozenFiles.Folder(name);

        _ml.Model.Load(folder.Model, out DataViewSchema schema);

        IDataView rows = _ml.Data.LoadFromBinary(folder.Rows);
        Assert.Equal(rows.Schema.Select(column => (column.Name, column.Type)), schema.Select(column => (column.Name, column.Type)));
    }

    [Theory]
    [MemberData(nameof(FrozenFiles.Models), MemberType = typeof(FrozenFiles))]
    public void Model_SavedAndLoadedAgain_ScoresTheSameBits(string name)
    {
        CaseFolder folder = FrozenFiles.Folder(name);
        IDataView rows = _ml.Data.LoadFromBinary(folder.Rows);
        ITransformer model = _ml.Model.Load(folder.Model, out DataViewSchema schema);

        ITransformer again = SavedModels.Load(SavedModels.Save(model, schema));

        Allowance.None.AssertSame(model.Transform(rows), again.Transform(rows));
    }

    [Theory]
    [MemberData(nameof(FrozenFiles.Models), MemberType = typeof(FrozenFiles))]
    public void Model_AskedRowByRow_GivesTheSameBits(string name)
    {
        CaseFolder folder = FrozenFiles.Folder(name);
        Assert.SkipUnless(Manifest.Read(folder.Manifest).RowByRow, "The model leaves rows out, or looks up their future, which no single row can.");
        IDataView rows = _ml.Data.LoadFromBinary(folder.Rows);
        ITransformer model = _ml.Model.Load(folder.Model, out _);

        IRowToRowMapper mapper = model.GetRowToRowMapper(rows.Schema);
        using DataViewRowCursor cursor = rows.GetRowCursor(rows.Schema);
        using DataViewRow row = mapper.GetRow(cursor, mapper.OutputSchema);

        Allowance.None.AssertSame(ReadColumn.All(model.Transform(rows)), ReadColumn.All(row, cursor.MoveNext));
    }
}
