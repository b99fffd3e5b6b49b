using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Training;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Trains a recurrent network on rows that hold one sequence each. The label's type says what for.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Label</term><description>Output</description></listheader>
/// <item><term>Single</term><description>regression: Score, Single, in the label's unit</description></item>
/// <item><term>Vector&lt;Single, K&gt;</term><description>several outputs: Score, Vector&lt;Single, K&gt;</description></item>
/// </list>
/// Rows are read once, in order, and kept in memory; nothing needs to be cached or normalized before.
/// </remarks>
public sealed class RecurrentTrainer : ITrainerEstimator<RecurrentTransformer, RecurrentModel>
{
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
    public RecurrentTrainer WithProgress(IProgress<TrainingProgress> progress)
        => new(_environment, _engine, Options, _run with { Progress = progress });

    /// <summary>The same trainer, which stops when asked: before the first step it throws, later it gives what it has learnt.</summary>
    public RecurrentTrainer WithCancellation(CancellationToken cancellation)
        => new(_environment, _engine, Options, _run with { Cancellation = cancellation });

    /// <summary>Reads the rows once and trains.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of a type that cannot be used.</exception>
    /// <exception cref="InvalidDataException">A row holds a number that is not finite, or a sequence of the wrong length.</exception>
    /// <exception cref="InvalidOperationException">There is no labelled row, or a dimension is constant.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    public RecurrentTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        IHost host = _environment.Register(nameof(RecurrentTrainer));
        using IChannel channel = host.Start("Training");
        SequenceExamples examples = SequenceExamples.Read(input, Options, _run.Cancellation);
        if (examples.SkippedRows > 0)
            channel.Info(MessageSensitivity.None, FormattableString.Invariant($"{examples.SkippedRows} rows have no label and are left out; {examples.Count} remain."));

        var training = new NetworkTraining(_engine, Options.Network(examples.InputSize, examples.TargetSize), Options, Options.Seed ?? host.Rand.Next());
        (RecurrentNetwork network, TrainingSummary summary) = training.Run(examples, examples.SkippedRows, _run.ReportTo(channel), _run.Cancellation);
        DataViewSchema.Column feature = Columns.Find(input.Schema, Options.FeatureColumnName, "feature");
        DataViewSchema.Column label = Columns.Find(input.Schema, Options.LabelColumnName, "label");
        return new RecurrentTransformer(new RecurrentModel(network, Options, SequenceLayout.Of(feature, "feature"), LabelLayout.Of(label),
            examples.FeatureScaler, examples.LabelScaler, summary));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column feature = SchemaShapes.Find(inputSchema, Options.FeatureColumnName, "feature");
        if (feature.Kind == SchemaShape.Column.VectorKind.Scalar || feature.IsKey || feature.ItemType != NumberDataViewType.Single)
            throw Columns.WrongType(feature.Name, SchemaShapes.Describe(feature), "feature", "a vector of Single. Add mlContext.Recurrent().Window(...) before it");
        SchemaShape.Column label = SchemaShapes.Find(inputSchema, Options.LabelColumnName, "label");
        if (label.Kind == SchemaShape.Column.VectorKind.VariableVector || label.IsKey || label.ItemType != NumberDataViewType.Single)
            throw Columns.WrongType(label.Name, SchemaShapes.Describe(label), "label", "Single (regression) or Vector<Single, K> of known size (several outputs)");
        return SchemaShapes.With(inputSchema, SchemaShapes.Column(Options.ScoreColumnName, NumberDataViewType.Single, label.Kind, SchemaShapes.ScoreAnnotations()));
    }
}
