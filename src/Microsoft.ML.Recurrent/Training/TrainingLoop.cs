using System.Diagnostics;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Trains a network on examples: epochs of shuffled batches, watched on validation examples where there are any.</summary>
internal sealed class TrainingLoop
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(3);

    private readonly RecurrentNetwork _network;
    private readonly RecurrentOptions _options;
    private readonly TrainingData _data;
    private readonly EpochOrder _order;
    private readonly Batch _batch;
    private readonly IOptimizer _optimizer;
    private readonly TrainingCheckpoints? _checkpoints;
    private readonly TrainingPosition _position;
    private readonly BestWeights _best;
    private readonly DropoutMasks? _dropout;
    private readonly NgramShare? _share;
    private readonly long _started = Stopwatch.GetTimestamp();
    private double _gradientNorm = double.NaN;

    private TrainingLoop(RecurrentNetwork network, RecurrentOptions options, TrainingData data, SeedSequence seeds, TrainingCheckpoints? checkpoints)
    {
        (_network, _options, _data, _checkpoints) = (network, options, data, checkpoints);
        _order = new EpochOrder(data.Training, options.BatchSize, seeds);
        _batch = new Batch(data.Training.InputSize, data.Training.TargetSize, network.NewNgramRows());
        _best = new BestWeights(network.Parameters);
        _dropout = options.Dropout.IsNone ? null : new DropoutMasks(options.Dropout, seeds);
        _share = network.Bag is null ? null : new NgramShare(network, data.Loss, data.Training.TargetSize);
        _optimizer = network.Engine.NewOptimizer(options.Optimizer, network.Parameters);
        _position = checkpoints?.Resume(network.Parameters, _optimizer, _best, _order.Batches) ?? new TrainingPosition();
    }

    /// <summary>Runs until the planned epochs are done or something stops it; then the network holds the weights to keep.</summary>
    /// <param name="network">Learns.</param>
    /// <param name="options">Checked.</param>
    /// <param name="data">What to learn, and what to watch.</param>
    /// <param name="seeds">Of the shuffling and of dropout.</param>
    /// <param name="checkpoints">Where progress is written down; null for nowhere.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="cancellation">Cancelled before the first step it throws; later the network keeps what it has learnt so far.</param>
    public static TrainingResult Run(RecurrentNetwork network, RecurrentOptions options, TrainingData data, SeedSequence seeds,
        TrainingCheckpoints? checkpoints, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        var loop = new TrainingLoop(network, options, data, seeds, checkpoints);
        using (loop._optimizer)
        {
            TrainingStop stop = loop.Epochs(progress, cancellation);
            loop._best.Restore();
            TrainingPosition at = loop._position;
            bool watched = data.Validation is not null;
            return new TrainingResult(at.Completed, at.Loss, watched ? at.LowestLoss : null, watched && at.LowestEpoch > 0 ? at.LowestEpoch : at.Completed, stop);
        }
    }

    private TrainingStop Epochs(IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        while (_position.Epoch <= _options.Epochs)
        {
            if (HasLostPatience)
                return TrainingStop.Patience;
            if (Epoch(progress, cancellation) is { } stop)
                return stop;
        }

        return TrainingStop.Completed;
    }

    private bool HasLostPatience => _options.Patience is { } patience && _position.Completed - _position.LowestEpoch >= patience && _position.LowestEpoch > 0;

    private TrainingStop? Epoch(IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        _order.Begin(_position.Epoch);
        long epochStarted = Stopwatch.GetTimestamp(), reported = epochStarted;
        long rowsBefore = _position.Rows;
        while (_position.Batch < _order.Batches)
        {
            if (StopNow(cancellation) is { } stop)
                return stop;
            ReadOnlySpan<int> rows = _order.Batch(_position.Batch);
            _batch.Fill(_data.Training, rows);
            LeaveOut(rows);
            float rate = LearningRate();
            _position.LossSum += (double)Step(rate) * rows.Length;
            _position.Rows += rows.Length;
            _position.Batch++;
            bool isLast = _position.Batch == _order.Batches;
            if (isLast)
                EndEpoch();
            _checkpoints?.AfterStep(_network.Parameters, _optimizer, _best, _position, Elapsed.TotalSeconds);
            if (isLast || Stopwatch.GetElapsedTime(reported) > ReportInterval)
            {
                reported = Stopwatch.GetTimestamp();
                progress.Report(Progress(isLast, rate, rowsBefore, Stopwatch.GetElapsedTime(epochStarted)));
            }

            if (isLast)
                break;
        }

        return null;
    }

    private void LeaveOut(ReadOnlySpan<int> rows)
    {
        if (_batch.HasTokens)
            _dropout?.Begin(_position.Epoch, rows, _batch.Tokens, unknown: 0);
        else
            _dropout?.Begin(_position.Epoch, rows);
    }

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    private TrainingStop? StopNow(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            if (_position is { Epoch: 1, Batch: 0 })
                cancellation.ThrowIfCancellationRequested();
            return TrainingStop.Cancelled;
        }

        bool isOver = _options.TimeLimit is { } limit && _position.Seconds + Elapsed.TotalSeconds >= limit.TotalSeconds;
        return isOver && _position is not { Epoch: 1, Batch: 0 } ? TrainingStop.TimeLimit : null;
    }

    private float LearningRate()
    {
        double share = 1.0 / _order.Batches;
        var moment = new ScheduleMoment(_position.Completed + _position.Batch * share, share, _options.Epochs, _position.Plateaus);
        // Never 0: a rate has to be above it, and a schedule may come arbitrarily close.
        return Math.Max((float)(_options.Optimizer.LearningRate * _options.Schedule.Factor(moment)), float.Epsilon);
    }

    private float Step(float rate)
    {
        using IStep step = _network.Engine.BeginStep(StepKind.Training, _network.Parameters);
        ITensor loss = Loss(step);
        Span<float> value = stackalloc float[1];
        step.Read(loss, value);
        if (!float.IsFinite(value[0]))
            throw Diverged(value[0], rate);
        step.Backward(loss);
        Clip();
        _optimizer.LearningRate = rate;
        _optimizer.Step();
        return value[0];
    }

    private void Clip()
    {
        if (_options.ClipValue is { } limit)
            _optimizer.ClampGradients(limit);
        bool isLast = _position.Batch == _order.Batches - 1;
        if (_options.ClipNorm is null && !isLast)
            return;
        _gradientNorm = _optimizer.GradientNorm();
        if (_options.ClipNorm is { } largest && _gradientNorm > largest)
            _optimizer.ScaleGradients((float)(largest / _gradientNorm));
    }

    private NetworkOutput Forward(IStep step, DropoutMasks? dropout) => _network.Forward(step, _batch.Enter(step), _batch.Lengths, dropout, _batch.Ngrams);

    private ITensor LossOf(IStep step, ITensor output) => _data.Loss.Of(step, output, _batch.Target, _batch.TargetShape);

    // Each part learns from its own loss: from a common one the recurrent part would learn little, for the n-grams know the rows that are learnt by heart first.
    private ITensor Loss(IStep step)
    {
        NetworkOutput output = Forward(step, _dropout);
        ITensor loss = LossOf(step, output.Recurrent);
        return output.Ngrams is null ? loss : step.Multiply(step.Add(loss, LossOf(step, output.Ngrams)), step.Values([0.5f], new Shape(1)));
    }

    // The watched loss is the validation loss where there is one; weights are kept for that one only.
    private void EndEpoch()
    {
        _position.Loss = _position.LossSum / _position.Rows;
        _position.ValidationLoss = _data.Validation is { } validation ? Validate(validation) : null;
        if (_position.ValidationLoss is { } found && !double.IsFinite(found))
            throw DivergedOnValidation(found);
        double watched = _position.ValidationLoss ?? _position.Loss.Value;
        if (!(watched >= _position.LowestLoss))
        {
            (_position.LowestLoss, _position.LowestEpoch, _position.EpochsOnPlateau) = (watched, _position.Epoch, 0);
            if (_data.Validation is not null)
                _best.Keep();
        }
        else if (_options.Schedule is PlateauSchedule schedule && ++_position.EpochsOnPlateau >= schedule.Patience)
        {
            _position.Plateaus++;
            _position.EpochsOnPlateau = 0;
        }

        _position.Epoch++;
        (_position.Batch, _position.LossSum, _position.Rows) = (0, 0, 0);
    }

    private double Validate(IExamples examples)
    {
        double sum = 0;
        int[] numbers = Enumerable.Range(0, examples.Count).OrderBy(examples.LengthOf).ToArray();
        Span<float> value = stackalloc float[1];
        int most = Math.Min(_options.BatchSize, numbers.Length);
        _share?.Begin();
        for (int first = 0; first < numbers.Length; first += most)
        {
            ReadOnlySpan<int> rows = numbers.AsSpan(first, Math.Min(most, numbers.Length - first));
            _batch.Fill(examples, rows);
            using IStep step = _network.Engine.BeginStep(StepKind.Scoring, _network.Parameters);
            NetworkOutput output = Forward(step, dropout: null);
            _share?.Add(step, output, _batch.Target);
            step.Read(LossOf(step, output.Result), value);
            sum += (double)value[0] * rows.Length;
        }

        return _share?.Choose() ?? sum / numbers.Length;
    }

    private TrainingProgress Progress(bool isEpochsEnd, float rate, long rowsBefore, TimeSpan inEpoch)
    {
        int epoch = isEpochsEnd ? _position.Completed : _position.Epoch;
        int batch = isEpochsEnd ? _order.Batches : _position.Batch;
        long rows = isEpochsEnd ? _data.Training.Count : _position.Rows;
        double done = epoch - 1 + (double)batch / _order.Batches;
        double seconds = Elapsed.TotalSeconds;
        return new TrainingProgress
        {
            Epoch = epoch,
            Epochs = _options.Epochs,
            Batch = batch,
            Batches = _order.Batches,
            Loss = isEpochsEnd ? _position.Loss!.Value : _position.LossSum / _position.Rows,
            ValidationLoss = isEpochsEnd ? _position.ValidationLoss : null,
            LearningRate = rate,
            GradientNorm = _gradientNorm,
            RowsPerSecond = (rows - rowsBefore) / Math.Max(inEpoch.TotalSeconds, 1e-9),
            Elapsed = TimeSpan.FromSeconds(seconds),
            Remaining = TimeSpan.FromSeconds((_position.Seconds + seconds) * (_options.Epochs - done) / done),
        };
    }

    // The lowest of losses that are none would be kept for good.
    private ArithmeticException DivergedOnValidation(double loss) => new(FormattableString.Invariant(
        $"The validation loss became {loss} after epoch {_position.Epoch}, though the training loss is {_position.Loss:g4}. Look for values in the validation rows that are far from those of the others, or lower the learning rate."));

    private ArithmeticException Diverged(float loss, float rate) => new(FormattableString.Invariant(
        $"The loss became {loss} in epoch {_position.Epoch}, batch {_position.Batch + 1}; the last gradient norm was {_gradientNorm:g4}. Lower the learning rate ({rate}), set ClipNorm, scale the data, or use tanh instead of relu."));
}
