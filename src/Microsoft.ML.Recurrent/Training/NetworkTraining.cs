using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>From options and examples to a trained network: build, fill with initial values, run the loop, sum up.</summary>
/// <param name="Engine">Trains.</param>
/// <param name="Spec">The network.</param>
/// <param name="Options">Hyper-parameters.</param>
/// <param name="OptionsJson">The same as a saved model has them: what a checkpoint compares.</param>
/// <param name="OptionsFromFormat1">Adds to options of format 1 those that came after it.</param>
/// <param name="Seed">Of initial values, shuffling and dropout.</param>
internal sealed record NetworkTraining(IEngine Engine, NetworkSpec Spec, RecurrentOptions Options, JsonNode OptionsJson, Action<JsonObject> OptionsFromFormat1, int Seed)
{
    /// <summary>The n-grams of the network's bag; null where it has none.</summary>
    public NgramIndex? Ngrams { get; init; }

    /// <summary>Changes the network between its initial values and the first step, for instance puts word vectors into its embedding. What it puts
    /// there belongs into <see cref="TrainingData.Fingerprint"/>.</summary>
    public Action<RecurrentNetwork>? Prepare { get; init; }

    public (RecurrentNetwork Network, TrainingSummary Summary) Run(
        TrainingData data, long skippedRows, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        Options.Dropout.ValidateFor(Spec);
        var network = new RecurrentNetwork(Engine, Spec, Ngrams);
        try
        {
            var seeds = new SeedSequence(unchecked((ulong)Seed));
            network.Initialize(Options.InitialValues, seeds);
            Prepare?.Invoke(network);
            TrainingCheckpoints? checkpoints = Options.Checkpoint is { } checkpoint ? new TrainingCheckpoints(checkpoint, Header(data), OptionsFromFormat1) : null;
            TrainingResult result = TrainingLoop.Run(network, Options, data, seeds, checkpoints, progress, cancellation);
            return (network, new TrainingSummary
            {
                Rows = data.Training.Count,
                ValidationRows = data.Validation?.Count ?? 0,
                SkippedRows = skippedRows,
                Epochs = result.Epochs,
                BestEpoch = result.BestEpoch,
                Loss = result.Loss ?? double.NaN,
                ValidationLoss = result.ValidationLoss,
                StoppedBy = result.StoppedBy,
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

    private CheckpointHeader Header(TrainingData data) => new()
    {
        Format = CheckpointHeader.FormatVersion,
        Options = OptionsJson.AsObject(),
        Network = JsonSerializer.SerializeToNode(Spec, CheckpointJson.Default.NetworkSpec)!.AsObject(),
        Seed = Seed,
        Engine = $"{Engine.Description.Name} on {Engine.Description.Device}",
        InstructionSet = Engine.Description.InstructionSet,
        Rows = data.Fingerprint,
        // Each checkpoint writes down its own of these.
        Position = new(),
        OptimizerSteps = 0,
        Tensors = [],
    };
}
