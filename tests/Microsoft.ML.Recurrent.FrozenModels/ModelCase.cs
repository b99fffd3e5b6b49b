namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>A model that was trained, saved, loaded and made to score.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Description">What it covers, in one line.</param>
/// <param name="Rows">The rows to learn and to score.</param>
/// <param name="Fit">Trains on them.</param>
internal sealed record ModelCase(string Name, string Description, Func<MLContext, IDataView> Rows, Func<MLContext, IDataView, ITransformer> Fit)
    : FrozenCase(Name, Description)
{
    /// <summary>Whether the model gives the same when it is asked row by row.</summary>
    public bool RowByRow { get; init; } = true;

    protected override Manifest Fill(MLContext ml, CaseFolder folder, Manifest manifest)
    {
        IDataView rows = CaseFolder.SaveAndLoad(ml, folder.Rows, Rows(ml));
        ml.Model.Save(Fit(ml, rows), rows.Schema, folder.Model);
        CaseFolder.SaveAll(ml, folder.Scores, new MLContext().Model.Load(folder.Model, out _).Transform(rows));
        return manifest with { RowByRow = RowByRow };
    }
}
