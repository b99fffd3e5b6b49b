using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>A training that was interrupted, and what the same training gives that is not.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Description">What it covers, in one line.</param>
/// <param name="Rows">The rows to learn and to score.</param>
/// <param name="Fit">Trains on them, writes checkpoints where it is told to, and stops when it is told to.</param>
/// <param name="Every">Steps between two checkpoints; where it divides no epoch's steps, the last checkpoint lies within one.</param>
/// <param name="StopAfter">The epoch after which the training is interrupted.</param>
internal sealed record TrainingCase(
    string Name, string Description, Func<MLContext, IDataView> Rows, Func<MLContext, CheckpointOptions?, Interruption, IDataView, ITransformer> Fit, int Every, int StopAfter)
    : FrozenCase(Name, Description)
{
    protected override Manifest Fill(MLContext ml, CaseFolder folder, Manifest manifest)
    {
        IDataView rows = CaseFolder.SaveAndLoad(ml, folder.Rows, Rows(ml));
        using (var interruption = new Interruption(StopAfter))
            Fit(new MLContext(seed: 1), new CheckpointOptions(folder.TrainingCheckpoint, Every), interruption, rows);
        using var none = new Interruption(afterEpoch: null);
        CaseFolder.SaveAll(ml, folder.Scores, Fit(new MLContext(seed: 1), null, none, rows).Transform(rows));
        return manifest;
    }
}
