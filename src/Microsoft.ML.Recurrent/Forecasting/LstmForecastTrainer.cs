using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Training;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Trains an LSTM that forecasts the next rows of a series from its last ones, all of the horizon at once.</summary>
/// <remarks>
/// One row is one time step. Direct multi-step output: the network gives every step of the horizon itself, so no forecast is fed back and
/// errors do not compound. Windows are read by index from one copy of each series; rows are read once, in order.
/// Cell: Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735.
/// </remarks>
public sealed class LstmForecastTrainer : IEstimator<LstmForecastTransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly IEngine _engine;
    private readonly TrainingRun _run;

    internal LstmForecastTrainer(IHostEnvironment environment, IEngine engine, LstmForecastOptions options)
        : this(environment, engine, options.ValidateForTraining(), new TrainingRun())
    {
    }

    private LstmForecastTrainer(IHostEnvironment environment, IEngine engine, LstmForecastOptions options, TrainingRun run)
    {
        (_environment, _engine, Options, _run) = (environment, engine, options, run);
    }

    /// <summary>The options, as given.</summary>
    public LstmForecastOptions Options { get; }

    /// <summary>The same trainer, which tells <paramref name="progress"/> of every epoch.</summary>
    /// <param name="progress">Told at the end of each epoch, and every few seconds within a long one, on the thread that trains.</param>
    /// <returns>A new trainer; this one stays as it is.</returns>
    public LstmForecastTrainer WithProgress(IProgress<TrainingProgress> progress)
        => new(_environment, _engine, Options, _run with { Progress = progress });

    /// <summary>The same trainer, which stops when asked: before the first step it throws, later it gives what it has learnt.</summary>
    /// <param name="cancellation">Asked at every row that is read and before every step.</param>
    /// <returns>A new trainer; this one stays as it is.</returns>
    public LstmForecastTrainer WithCancellation(CancellationToken cancellation)
        => new(_environment, _engine, Options, _run with { Cancellation = cancellation });

    /// <summary>Reads the rows once and trains.</summary>
    /// <param name="input">Rows to learn; read once, in order.</param>
    /// <returns>The trained model. It scores on the engine that trained it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of a type that cannot be used, or has so many values per row that the network would be too large.</exception>
    /// <exception cref="InvalidDataException">A value is not finite, a time does not ascend, comes twice or leaves a gap that is refused, or a group comes back: all series with such a fault
    /// are named, the first twenty of many. Or no series is long enough; gaps are to be filled, and the rows have no spacing; or a checkpoint does not fit.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="input"/> is a part of a random split.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArithmeticException">The loss became NaN or infinite; the message names rate, gradient and what to change.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    public LstmForecastTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        RandomSample.Refuse(input, Options.Spacing, "Forecast");
        IHost host = _environment.Register(nameof(LstmForecastTrainer));
        using IChannel channel = host.Start("Training");
        SeriesColumns columns = Options.Find(input.Schema, KeyNaming.Value);
        Options.CheckSize(columns.Channels);
        Panel panel = new PanelReader(columns, Options.Spacing, Options.Gaps) { CheckRow = Options.LogTransform ? (row, position) => TrainingSeries.CheckPositive(row, columns, position) : null }
            .Read(input, _run.Cancellation);
        List<TrainingSeries> series = TrainingSeries.ScaleAll(panel.Series, Options, columns);
        var examples = new ForecastExamples(series, Options, columns.Channels);
        var remarks = new ForecastRemarks(channel, Options);
        remarks.Tell(panel, series, examples);

        var training = new NetworkTraining(
            _engine, Options.Network(columns.Channels), Options,
            JsonSerializer.SerializeToNode(Options, ForecastJson.Default.LstmForecastOptions)!, LstmForecastOptions.FromFormat1, Options.Seed ?? host.Rand.Next());
        TrainingData data = examples.Divide(TrainingSeries.Fingerprint(series));
        remarks.TellHeldOut(data, examples);
        (RecurrentNetwork network, TrainingSummary summary) = training.Run(data, skippedRows: 0, _run.ReportTo(channel), _run.Cancellation);
        LstmForecastOptions options = Options with { Spacing = panel.Spacing?.Spacing };
        return new LstmForecastTransformer(new ForecastModel(network, options, columns.IsVector, series.ToDictionary(s => s.Group, s => s.Scaling, StringComparer.Ordinal), summary)
        {
            TimeKind = columns.Time is { } time ? TimeReader.KindOf(time.Type) : null,
        });
    }

    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of a type that cannot be used.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SeriesShape.Check(inputSchema, Options.InputColumnName, Options.GroupColumnName, Options.TimeColumnName);
        return SchemaShapes.With(inputSchema, SchemaShapes.Column(Options.OutputColumnName, NumberDataViewType.Single, SchemaShape.Column.VectorKind.Vector));
    }
}
