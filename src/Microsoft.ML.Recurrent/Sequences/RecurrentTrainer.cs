using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Sequences.Inputs;
using Microsoft.ML.Recurrent.Sequences.Validation;
using Microsoft.ML.Recurrent.Training;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Trains a recurrent network on rows that hold one sequence each. The label's type says what for.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Label</term><description>Output</description></listheader>
/// <item><term>Boolean</term><description>binary: PredictedLabel, Boolean; Score, Single, the logit; Probability, Single</description></item>
/// <item><term>Key&lt;UInt32&gt; of K values</term><description>multiclass: PredictedLabel, the same key; Score, Vector&lt;Single, K&gt;, probabilities that
/// sum to 1</description></item>
/// <item><term>Single</term><description>regression: Score, Single, in the label's unit</description></item>
/// <item><term>Vector&lt;Single, K&gt;</term><description>several outputs: Score, Vector&lt;Single, K&gt;</description></item>
/// </list>
/// Rows whose label is missing (NaN, key 0) are left out and counted. Rows are read once, in order, and kept in memory; nothing needs to be cached or normalized before.
/// A dimension of the features that is constant in all rows that are learnt is not shown to the network, and the log warns.
/// </remarks>
public sealed class RecurrentTrainer : ITrainerEstimator<RecurrentTransformer, RecurrentModel>
{
    private const int NamedConstants = 10;

    private readonly IHostEnvironment _environment;
    private readonly IEngine _engine;
    private readonly TrainingRun _run;

    internal RecurrentTrainer(IHostEnvironment environment, IEngine engine, SequenceOptions options)
        : this(environment, engine, options.Validate(), new TrainingRun())
    {
    }

    private RecurrentTrainer(IHostEnvironment environment, IEngine engine, SequenceOptions options, TrainingRun run)
    {
        (_environment, _engine, Options, _run) = (environment, engine, options, run);
    }

    /// <summary>The options, as given.</summary>
    public SequenceOptions Options { get; }

    /// <inheritdoc/>
    public TrainerInfo Info => TrainerInfos.Recurrent;

    /// <summary>The same trainer, which tells <paramref name="progress"/> of every epoch.</summary>
    /// <param name="progress">Told at the end of each epoch, and every few seconds within a long one, on the thread that trains.</param>
    /// <returns>A new trainer; this one stays as it is.</returns>
    public RecurrentTrainer WithProgress(IProgress<TrainingProgress> progress)
        => new(_environment, _engine, Options, _run with { Progress = progress });

    /// <summary>The same trainer, which stops when asked: before the first step it throws, later it gives what it has learnt.</summary>
    /// <param name="cancellation">Asked at every row that is read and before every step.</param>
    /// <returns>A new trainer; this one stays as it is.</returns>
    public RecurrentTrainer WithCancellation(CancellationToken cancellation)
        => new(_environment, _engine, Options, _run with { Cancellation = cancellation });

    /// <summary>Reads the rows once and trains.</summary>
    /// <param name="input">Rows to learn; read once, in order.</param>
    /// <returns>The trained model. It scores on the engine that trained it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of a type that cannot be used, or not with these options: there are not as many class weights as classes, tokens are to be left out
    /// of numbers, or the network would be too large.</exception>
    /// <exception cref="InvalidDataException">A row holds a number that is not finite, or a sequence of the wrong length; there is no labelled row, all labels are of
    /// one class, there are more classes than rows, the label or everything in the features is constant, or a part to learn or to watch is empty; or a checkpoint does not fit.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArithmeticException">The loss became NaN or infinite; the message names rate, gradient and what to change.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    public RecurrentTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        HoldOut? holdOut = HoldOut.Of(Options, input.Schema);
        return Fit(input, holdOut?.Cut, (examples, seed, channel) =>
        {
            ExampleSplit split = holdOut?.Split(examples, new SeedSequence(unchecked((ulong)seed))) ?? ExampleSplit.All(examples.Count);
            Tell(channel, holdOut?.Describe(split, examples, seed), holdOut?.IsWarning == true);
            FittedHead fitted = examples.Fit(Options.FeatureNames.Values, Options.Head, split.Learnt);
            return (fitted, split.Of(examples, holdOut?.Fingerprint(split, examples.Fingerprint) ?? examples.Fingerprint));
        });
    }

    /// <summary>Trains on all of <paramref name="input"/> and watches the loss on <paramref name="validation"/>; the weights of its lowest are kept.</summary>
    /// <param name="input">Rows to learn; read once.</param>
    /// <param name="validation">Rows to watch, of the same columns; read once. Nothing is learnt from them, not even their scale.</param>
    /// <returns>The trained model, with the weights of the lowest validation loss.</returns>
    /// <exception cref="InvalidOperationException">A <see cref="RecurrentOptions.ValidationFraction"/> is set as well.</exception>
    /// <inheritdoc cref="Fit(IDataView)" path="/exception"/>
    public RecurrentTransformer Fit(IDataView input, IDataView validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(validation);
        if (Options.ValidationFraction > 0)
            throw new InvalidOperationException(FormattableString.Invariant($"ValidationFraction is {Options.ValidationFraction} and a validation set is given; one of both is needed. Set the fraction to 0."));
        return Fit(input, cut: null, (examples, _, _) =>
        {
            FittedHead fitted = examples.Fit(Options.FeatureNames.Values, Options.Head, ExampleSplit.All(examples.Count).Learnt);
            SequenceExamples watched = SequenceExamples.Read(validation, Options, cut: null, _run.Cancellation);
            watched.UseFit(examples);
            return (fitted, new TrainingData(examples, watched, $"{examples.Fingerprint} {watched.Fingerprint}"));
        });
    }

    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of a type that cannot be used.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        foreach (string name in Options.FeatureNames)
        {
            SchemaShape.Column feature = SchemaShapes.Find(inputSchema, name, "feature");
            bool isItem = feature.IsKey ? feature.ItemType == NumberDataViewType.UInt32 : feature.ItemType == NumberDataViewType.Single;
            if (feature.Kind == SchemaShape.Column.VectorKind.Scalar || !isItem)
                throw Columns.WrongType(feature.Name, SchemaShapes.Describe(feature), "feature", "a vector of Single, or of keys (tokens)", SequenceLayout.Advice(feature.Name, SchemaShapes.ItemOf(feature), feature.Kind != SchemaShape.Column.VectorKind.Scalar));
        }

        SchemaShape.Column label = SchemaShapes.Find(inputSchema, Options.LabelColumnName, "label");
        return SchemaShapes.With(inputSchema, HeadTasks.Shape(label, Options.Head));
    }

    private RecurrentTransformer Fit(IDataView input, SeriesCut? cut, Func<SequenceExamples, int, IChannel, (FittedHead, TrainingData)> divide)
    {
        IHost host = _environment.Register(nameof(RecurrentTrainer));
        using IChannel channel = host.Start("Training");
        var features = FeatureColumns.Find(input.Schema, Options);
        foreach (string flat in features.Remarks(Options.Channels))
            Tell(channel, flat);
        SequenceExamples examples = SequenceExamples.Read(input, Options, cut, _run.Cancellation);
        if (examples.SkippedRows > 0)
            Tell(channel, FormattableString.Invariant($"{examples.SkippedRows} rows have no label and are left out; {examples.Count} remain."));

        int seed = Options.Seed ?? host.Rand.Next();
        (FittedHead fitted, TrainingData data) = divide(examples, seed, channel);
        Tell(channel, fitted.Remark);
        Tell(channel, Constants(examples.Constants), isWarning: true);
        var training = new NetworkTraining(
            _engine, Options.Network(examples.Layout, fitted.Head.Outputs), Options,
            JsonSerializer.SerializeToNode(Options, SequenceJson.Default.SequenceOptions)!, SequenceOptions.FromFormat1, seed);
        (RecurrentNetwork network, TrainingSummary summary) = training.Run(data with { Loss = fitted.Loss }, examples.SkippedRows, _run.ReportTo(channel), _run.Cancellation);
        return new RecurrentTransformer(new RecurrentModel(network, Options, examples.Layout, fitted.Head, examples.FeatureScaler, summary) { FeatureWidths = features.Widths, TokenValues = examples.TokenValues });
    }

    private static string? Constants(IReadOnlyList<string> constants)
    {
        if (constants.Count == 0)
            return null;
        string more = constants.Count > NamedConstants ? FormattableString.Invariant($" and {constants.Count - NamedConstants} more") : "";
        return $"Constant in all rows that are learnt: {string.Join("; ", constants.Take(NamedConstants))}{more}. The network is shown 0 in their place, also where scored rows differ. Leave them out, or look at where they come from.";
    }

    private static void Tell(IChannel channel, string? what, bool isWarning = false)
    {
        if (what is null)
            return;
        if (isWarning)
            channel.Warning(MessageSensitivity.None, what);
        else
            channel.Info(MessageSensitivity.None, what);
    }
}
