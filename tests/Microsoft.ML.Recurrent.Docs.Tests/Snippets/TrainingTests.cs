#region Training.Usings
using Microsoft.ML;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;
#endregion
using Microsoft.ML.Data;

namespace Docs.Snippets;

public sealed class TrainingTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _windows;

    public TrainingTests()
    {
        IDataView hours = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 300).Select(t => new Hour { Load = 100 + (30 * MathF.Sin(2 * MathF.PI * t / 24)) }).ToArray());
        _windows = _ml.Recurrent().Window("Last24", "Load", length: 24, futureColumnName: "Next").Fit(hours).Transform(hours);
    }

    [Fact]
    public void Program_WithEverything_SaysWhatItDid()
    {
        (MLContext ml, IDataView windows) = (_ml, _windows);

        #region Training.Program
        var options = new LstmOptions
        {
            LabelColumnName = "Next",
            FeatureColumnName = "Last24",
            Epochs = 30,
            BatchSize = 16,
            Optimizer = new AdamWOptions { LearningRate = 0.003f },
            Schedule = new CosineSchedule { WarmUpEpochs = 2 },
            Dropout = new DropoutOptions { Head = 0.1f },
            ValidationFraction = 0.1,                            // the newest tenth is watched, not learnt; the weights of its lowest loss are kept
            Patience = 10,                                       // ten epochs without a new lowest loss: stop
            TimeLimit = TimeSpan.FromMinutes(10),
            Checkpoint = new("hours.checkpoint", Every: 100), // a training that was killed goes on from here
            Seed = 1,
        };
        var progress = new Progress<TrainingProgress>(now => Console.WriteLine($"epoch {now.Epoch}: loss {now.Loss:G3}, watched {now.ValidationLoss:G3}, {now.RowsPerSecond:F0} rows/s"));
        using var stop = new CancellationTokenSource();

        RecurrentTransformer model = ml.Recurrent().Lstm(options).WithProgress(progress).WithCancellation(stop.Token).Fit(windows);

        TrainingSummary summary = model.Model.Summary;
        Console.WriteLine($"{summary.Epochs} epochs, stopped by {summary.StoppedBy}; kept epoch {summary.BestEpoch} with loss {summary.ValidationLoss:G3}.");
        #endregion

        Assert.InRange(summary.BestEpoch, 1, summary.Epochs);
        Assert.Equal((248, 28, 1), (summary.Rows, summary.ValidationRows, summary.SkippedRows));
        Assert.Contains(summary.StoppedBy, (TrainingStop[])[TrainingStop.Completed, TrainingStop.Patience]);
        Assert.True(File.Exists("hours.checkpoint"), "It was written.");
    }

    [Fact]
    public void Cancellation_WithinTraining_GivesWhatWasLearnt()
    {
        (MLContext ml, IDataView windows) = (_ml, _windows);
        var button = new StopButton();
        RecurrentTrainer trainer = ml.Recurrent().Lstm(labelColumnName: "Next", featureColumnName: "Last24", epochs: 10_000, seed: 1).WithProgress(new AtEpoch(2, button.Click));

        #region Training.Cancel
        using var stop = new CancellationTokenSource();
        button.Clicked += (_, _) => stop.Cancel();    // a button, Ctrl+C, the end of the host
        RecurrentTransformer model = trainer.WithCancellation(stop.Token).Fit(windows);
        #endregion

        Assert.Equal((TrainingStop.Cancelled, 2), (model.Model.Summary.StoppedBy, model.Model.Summary.Epochs));
    }

    [Fact]
    public void Checkpoint_AfterAnInterruption_EndsWithTheSameBits()
    {
        (MLContext ml, IDataView windows) = (_ml, _windows);
        var plain = new LstmOptions { LabelColumnName = "Next", FeatureColumnName = "Last24", HiddenSize = 8, Epochs = 4, Seed = 1 };
        float[] unbroken = Scores(ml.Recurrent().Lstm(plain).Fit(windows));

        #region Training.Resume
        var options = plain with { Checkpoint = new CheckpointOptions("resumed.checkpoint", Every: 10) };
        RecurrentTransformer model = ml.Recurrent().Lstm(options).Fit(windows);    // begins, or goes on where the last run was interrupted
        #endregion

        Assert.Equal(unbroken, Scores(model));
        using var stop = new CancellationTokenSource();
        RecurrentTransformer part = ml.Recurrent().Lstm(plain with { Checkpoint = new CheckpointOptions("broken.checkpoint", Every: 1) })
            .WithCancellation(stop.Token).WithProgress(new AtEpoch(2, stop.Cancel)).Fit(windows);
        Assert.Equal(TrainingStop.Cancelled, part.Model.Summary.StoppedBy);
        Assert.Equal(unbroken, Scores(ml.Recurrent().Lstm(plain with { Checkpoint = new CheckpointOptions("broken.checkpoint") }).Fit(windows)));
    }

    [Fact]
    public void Log_OfTheContext_HearsOfEpochs()
    {
        (MLContext ml, IDataView windows) = (_ml, _windows);
        var lines = new List<string>();

        #region Training.Log
        ml.Log += (_, line) => lines.Add(line.Message);
        ml.Recurrent().Gru(labelColumnName: "Next", featureColumnName: "Last24", epochs: 3).Fit(windows);
        #endregion

        Assert.Contains(lines, line => line.Contains("Epoch 3 of 3: loss ", StringComparison.Ordinal));
    }

    private float[] Scores(ITransformer model) => [.. model.Transform(_windows).GetColumn<float>("Score")];

    private sealed class AtEpoch(int epoch, Action act) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epoch)
                act();
        }
    }

    private sealed class StopButton
    {
        public event EventHandler? Clicked;

        public void Click() => Clicked?.Invoke(this, EventArgs.Empty);
    }
}
