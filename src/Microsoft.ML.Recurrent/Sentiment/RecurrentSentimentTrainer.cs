using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Sequences.Inputs;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>Trains a recurrent network to say of a text which class it is of: its sentiment, its topic, what its writer wants.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Label</term><description>Output</description></listheader>
/// <item><term>Boolean</term><description>PredictedLabel, Boolean; Score, Single, the logit; Probability, Single</description></item>
/// <item><term>Key&lt;UInt32&gt; of K values</term><description>PredictedLabel, the same key; Score, Vector&lt;Single, K&gt;, probabilities that sum to 1</description></item>
/// </list>
/// Rows are read once and kept in memory. The vocabulary is learnt from the rows that are learnt, not from those that are watched. Beside the network a linear part
/// counts words and pairs of words (<see cref="SentimentOptions.Ngrams"/>); each learns from its own loss, and the
/// answer is a mixture of both, in the proportion that is best on the watched rows. The training loss told is the mean of the parts', the validation loss the mixture's.
/// </remarks>
public sealed class RecurrentSentimentTrainer : ITrainerEstimator<RecurrentSentimentTransformer, RecurrentSentimentModel>
{
    private readonly IHostEnvironment _environment;
    private readonly IEngine _engine;
    private readonly ITokenizerSource? _tokenizer;
    private readonly TrainingRun _run;

    internal RecurrentSentimentTrainer(IHostEnvironment environment, IEngine engine, SentimentOptions options, ITokenizerSource? tokenizer = null)
        : this(environment, engine, options.Validate(), tokenizer, new TrainingRun())
    {
        if (tokenizer is not null)
            TokenizerSources.Check(tokenizer);
    }

    private RecurrentSentimentTrainer(IHostEnvironment environment, IEngine engine, SentimentOptions options, ITokenizerSource? tokenizer, TrainingRun run)
    {
        (_environment, _engine, Options, _tokenizer, _run) = (environment, engine, options, tokenizer, run);
    }

    /// <summary>The options, as given.</summary>
    public SentimentOptions Options { get; }

    /// <inheritdoc/>
    public TrainerInfo Info => TrainerInfos.Recurrent;

    /// <summary>The same trainer, which tells <paramref name="progress"/> of every epoch.</summary>
    /// <param name="progress">Told at the end of each epoch, and every few seconds within a long one, on the thread that trains.</param>
    /// <returns>A new trainer; this one stays as it is.</returns>
    public RecurrentSentimentTrainer WithProgress(IProgress<TrainingProgress> progress)
        => new(_environment, _engine, Options, _tokenizer, _run with { Progress = progress });

    /// <summary>The same trainer, which stops when asked: before the first step it throws, later it gives what it has learnt.</summary>
    /// <param name="cancellation">Asked at every row that is read and before every step.</param>
    /// <returns>A new trainer; this one stays as it is.</returns>
    public RecurrentSentimentTrainer WithCancellation(CancellationToken cancellation)
        => new(_environment, _engine, Options, _tokenizer, _run with { Cancellation = cancellation });

    /// <summary>Reads the rows once and trains.</summary>
    /// <param name="input">Rows to learn; read once, in order.</param>
    /// <returns>The trained model. It scores on the engine that trained it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of a type that cannot be used, the pretrained vectors are of another size than the options say, or there are not as many
    /// class weights as classes.</exception>
    /// <exception cref="InvalidDataException">There is no labelled row, all labels are of one class, there are more classes than rows, the texts hold no token
    /// often enough, or a part to learn or to watch is empty; or the vector file is damaged; or a checkpoint does not fit.</exception>
    /// <exception cref="PlatformNotSupportedException">A text may need to be normalised, and the program runs without ICU (InvariantGlobalization).</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArithmeticException">The loss became NaN or infinite; the message names rate, gradient and what to change.</exception>
    /// <exception cref="IOException">The vector file or a checkpoint cannot be read, or a checkpoint cannot be written.</exception>
    public RecurrentSentimentTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Fit(input, (examples, seeds) =>
        {
            ExampleSplit split = ExampleSplit.Stratified(examples.Count, Options.ValidationFraction, row => examples.LabelOf(row)[0], seeds);
            FittedHead fitted = examples.Fit([Options.TextColumnName], Options.Head, split.Learnt);
            return (fitted, split.Of(examples, examples.Fingerprint));
        });
    }

    /// <summary>Trains on all of <paramref name="input"/> and watches the loss on <paramref name="validation"/>; the weights of its lowest are kept.</summary>
    /// <param name="input">Rows to learn; read once.</param>
    /// <param name="validation">Rows to watch, of the same columns; read once. Nothing is learnt from them.</param>
    /// <returns>The trained model, with the weights of the lowest validation loss.</returns>
    /// <remarks><see cref="RecurrentOptions.ValidationFraction"/> is for those who give no validation rows; it is not looked at.</remarks>
    /// <inheritdoc cref="Fit(IDataView)" path="/exception"/>
    public RecurrentSentimentTransformer Fit(IDataView input, IDataView validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(validation);
        return Fit(input, (examples, seeds) =>
        {
            FittedHead fitted = examples.Fit([Options.TextColumnName], Options.Head, ExampleSplit.All(examples.Count).Learnt);
            SequenceExamples watched = Read(validation, out _);
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
        TextInput.Check(inputSchema, Options, _tokenizer is not null);
        SchemaShape.Column label = SchemaShapes.Find(inputSchema, Options.LabelColumnName, "label");
        List<SchemaShape.Column> added = [.. HeadTasks.ClassesShape(label, Options.Head)];
        if (Options.ExplanationColumnName is { } name)
            added.Add(SchemaShapes.Column(name, NumberDataViewType.Single, SchemaShape.Column.VectorKind.VariableVector));
        return SchemaShapes.With(inputSchema, [.. added]);
    }

    private RecurrentSentimentTransformer Fit(IDataView input, Func<SequenceExamples, SeedSequence, (FittedHead, TrainingData)> divide)
    {
        IHost host = _environment.Register(nameof(RecurrentSentimentTrainer));
        using IChannel channel = host.Start("Training");
        SequenceExamples examples = Read(input, out SequenceStore store);
        if (examples.SkippedRows > 0)
            channel.Info(MessageSensitivity.None, FormattableString.Invariant($"{examples.SkippedRows} rows have no label and are left out; {examples.Count} remain."));

        int seed = Options.Seed ?? host.Rand.Next();
        (FittedHead fitted, TrainingData data) = divide(examples, new SeedSequence(unchecked((ulong)seed)));
        if (data.Validation is { } watched)
            channel.Info(MessageSensitivity.None, HeldOut(watched.Count, data.Training.Count, examples.Count, seed));
        if (fitted.Remark is { } remark)
            channel.Info(MessageSensitivity.None, remark);
        TextEncoder? encoder = (store as TextStore)?.Encoder;
        if ((store as TextStore)?.Remark is { } warning)
            channel.Warning(MessageSensitivity.None, warning);
        PretrainedEmbedding? vectors = Vectors(encoder);
        if (vectors is not null)
            channel.Info(MessageSensitivity.None, vectors.Describe());

        SentimentOptions options = Options.For(data.Training.Count);
        NgramLearning? learning = options.Ngrams == 0 ? null : new NgramLearning(
            data.Training, examples.Layout.Vocabulary, fitted.Head.Outputs, options.Steps(data.Training.Count), options.Optimizer.LearningRate);
        NgramIndex? ngrams = learning?.Learn(options.Ngrams);
        var training = new NetworkTraining(
            _engine, options.Network(examples.Layout.Vocabulary, fitted.Head.Outputs, vectors?.Width, ngrams?.Count ?? 0), options,
            JsonSerializer.SerializeToNode(options, SentimentJson.Default.SentimentOptions)!, SentimentOptions.FromFormat1, seed)
        {
            Ngrams = ngrams,
            Prepare = network =>
            {
                vectors?.Fill(network);
                learning?.FillRatios(network);
            },
        };
        data = data with { Loss = fitted.Loss, Fingerprint = Fingerprint(data, vectors) };
        (RecurrentNetwork network, TrainingSummary summary) = training.Run(data, examples.SkippedRows, _run.ReportTo(channel), _run.Cancellation);
        return new RecurrentSentimentTransformer(new RecurrentSentimentModel(network, options, encoder, fitted.Head, summary, vectors?.Coverage) { TokenValues = examples.TokenValues });
    }

    private static string HeldOut(int watched, int learnt, int read, int seed) => learnt == read
        ? FormattableString.Invariant($"The loss is watched on the {watched} validation rows that were given.")
        : FormattableString.Invariant($"Held out {watched} of {read} rows, chosen at random within each class (seed {seed}).");

    private SequenceExamples Read(IDataView data, out SequenceStore store)
    {
        DataViewSchema.Column text = TextInput.Find(data.Schema, Options, _tokenizer is not null);
        DataViewSchema.Column label = Columns.Find(data.Schema, Options.LabelColumnName, "label");
        store = TextInput.Store(text, Options, _tokenizer);
        return SequenceExamples.Read(data, [text], store, label, HeadTasks.ClassesOf(label), _run.Cancellation);
    }

    private PretrainedEmbedding? Vectors(TextEncoder? encoder)
    {
        if (Options.PretrainedVectorsPath is not { } path)
            return null;
        return encoder is not null
            ? PretrainedEmbedding.Read(path, encoder.Vocabulary, Options, _tokenizer is null ? Options.Normalization : TextNormalization.None)
            : throw new ArgumentException($"PretrainedVectorsPath is '{path}', and column '{Options.TextColumnName}' holds tokens by key, which have no vocabulary here. Give texts, or no path.");
    }

    // All that the rows do not tell: what else makes tokens, and what the embedding starts from.
    private string Fingerprint(TrainingData data, PretrainedEmbedding? vectors)
        => string.Join(' ', [data.Fingerprint, .. _tokenizer is null ? [] : new[] { TokenizerSources.NameOf(_tokenizer), _tokenizer.Settings }, .. vectors is null ? [] : new[] { vectors.Fingerprint() }]);
}
