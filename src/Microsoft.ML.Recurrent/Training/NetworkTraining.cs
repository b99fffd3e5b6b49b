using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>From options and examples to a trained network: build, fill with initial values, run the loop, sum up.</summary>
internal sealed record NetworkTraining(IEngine Engine, NetworkSpec Spec, RecurrentOptions Options, int Seed)
{
    public (RecurrentNetwork Network, TrainingSummary Summary) Run(
        IExamples examples, long skippedRows, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        var network = new RecurrentNetwork(Engine, Spec);
        try
        {
            var seeds = new SeedSequence(unchecked((ulong)Seed));
            network.Initialize(Options.InitialValues, seeds);
            (int epochs, double loss) = new TrainingLoop(network, Options, seeds).Run(examples, progress, cancellation);
            return (network, new TrainingSummary
            {
                Rows = examples.Count,
                SkippedRows = skippedRows,
                Epochs = epochs,
                Loss = loss,
                Seed = Seed,
                Engine = Engine.Description.ToString(),
            });
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}
