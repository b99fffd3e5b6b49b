using Microsoft.ML;
using Microsoft.ML.Recurrent.Training;

namespace Docs.Checks;

internal static partial class ProvokedErrors
{
    private static void AddTrainings()
    {
        s_all["CheckpointOfOtherOptions"] = () =>
        {
            s_ml.Recurrent().Lstm(Quick with { Checkpoint = new CheckpointOptions("options.checkpoint", Every: 1) }).Fit(Recordings());
            s_ml.Recurrent().Lstm(Quick with { Epochs = 2, Checkpoint = new CheckpointOptions("options.checkpoint") }).Fit(Recordings());
        };
        s_all["CheckpointOfOtherRows"] = () =>
        {
            s_ml.Recurrent().Lstm(Quick with { Checkpoint = new CheckpointOptions("rows.checkpoint", Every: 1) }).Fit(Recordings());
            s_ml.Recurrent().Lstm(Quick with { Checkpoint = new CheckpointOptions("rows.checkpoint") }).Fit(Recordings(change: (i, row) => row.Steps[0] += i));
        };
        s_all["CheckpointDamaged"] = () =>
        {
            File.WriteAllText("damaged.checkpoint", "half of it");
            s_ml.Recurrent().Lstm(Quick with { Checkpoint = new CheckpointOptions("damaged.checkpoint") }).Fit(Recordings());
        };
        s_all["CancelledBeforeTheFirstStep"] = () => s_ml.Recurrent().Lstm(Quick).WithCancellation(new CancellationToken(canceled: true)).Fit(Recordings());
    }
}
