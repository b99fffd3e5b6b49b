using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>A forecast engine that wrote down its state, and what it forecast from there.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Description">What it covers, in one line.</param>
/// <param name="Options">How its model is trained.</param>
/// <param name="Rows">The rows that its model learns.</param>
/// <param name="Series">The series that it follows; empty for the only one.</param>
/// <param name="Before">What it observes before the checkpoint.</param>
/// <param name="After">What it observes after it.</param>
internal sealed record EngineCase(
    string Name, string Description, LstmForecastOptions Options, Func<MLContext, IDataView> Rows, string Series, IReadOnlyList<SeriesRow> Before, IReadOnlyList<SeriesRow> After)
    : FrozenCase(Name, Description)
{
    protected override Manifest Fill(MLContext ml, CaseFolder folder, Manifest manifest)
    {
        IDataView rows = CaseFolder.SaveAndLoad(ml, folder.Rows, Rows(ml));
        ml.Model.Save(ml.Recurrent().Forecast(Options).Fit(rows), rows.Schema, folder.Model);
        var model = (LstmForecastTransformer)new MLContext().Model.Load(folder.Model, out _);
        CaseFolder.SaveAll(ml, folder.Scores, model.Transform(rows));

        ForecastEngine engine = ml.Recurrent().CreateForecastEngine(model, Series);
        foreach (SeriesRow row in Before)
            engine.Observe(row.Of(Options.InputColumnName));
        engine.SaveCheckpoint(folder.EngineCheckpoint);
        List<EngineForecast> forecasts = [new(engine)];
        foreach (SeriesRow row in After)
        {
            engine.Observe(row.Of(Options.InputColumnName));
            forecasts.Add(new(engine));
        }

        CaseFolder.SaveAll(ml, folder.Observed, ml.Data.LoadFromEnumerable(After.Select(row => new ObservedRow { Values = row.Of(Options.InputColumnName) }).ToList()));
        CaseFolder.SaveAll(ml, folder.Forecasts, ml.Data.LoadFromEnumerable(forecasts));
        return manifest with { RowByRow = true, Series = Series };
    }
}
