#region Sequences.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Sequences;
#endregion
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Docs.Snippets;

public sealed class SequencesTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Program_OnRecordings_TellsFaultyMachines()
    {
        #region Sequences.Program
        var ml = new MLContext(seed: 1);

        // 400 recordings of 20 steps. A faulty machine shakes faster, on both sensors.
        IDataView recordings = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 400).Select(i =>
        {
            bool faulty = i % 3 == 0;
            float pace = faulty ? 1.5f : 0.6f;
            float[] steps = [.. Enumerable.Range(0, 20).SelectMany(t => (float[])[MathF.Sin((pace * t) + i), MathF.Cos((pace * t) + (2 * i))])];
            return new Recording { Steps = steps, Faulty = faulty, State = faulty ? "worn" : i % 2 == 0 ? "good" : "new", Wear = 50 * pace };
        }).ToArray());
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(recordings, testFraction: 0.25, seed: 1);

        RecurrentTransformer model = ml.Recurrent().Lstm(labelColumnName: "Faulty", featureColumnName: "Steps", hiddenSize: 16, epochs: 15).Fit(split.TrainSet);

        CalibratedBinaryClassificationMetrics metrics = ml.BinaryClassification.Evaluate(model.Transform(split.TestSet), labelColumnName: "Faulty");
        Console.WriteLine($"Accuracy {metrics.Accuracy:P1} on recordings that it has not seen.");

        Verdict first = ml.Data.CreateEnumerable<Verdict>(model.Transform(split.TestSet), reuseRowObject: false).First();
        Console.WriteLine($"The first of them: faulty {first.PredictedLabel}, with probability {first.Probability:P0}.");
        #endregion

        Assert.InRange(metrics.Accuracy, 0.9, 1);
        Assert.InRange(first.Probability, 0, 1);

        #region Sequences.Classes
        EstimatorChain<ITransformer> states = ml.Transforms.Conversion.MapValueToKey("State")
            .Append(ml.Recurrent().Gru(labelColumnName: "State", featureColumnName: "Steps", epochs: 3))
            .Append<ITransformer>(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        #endregion
        Assert.All(states.Fit(recordings).Transform(recordings).GetColumn<string>("PredictedLabel"), state => Assert.Contains(state, (string[])["worn", "good", "new"]));

        #region Sequences.Regression
        RecurrentTransformer wear = ml.Recurrent().Gru(labelColumnName: "Wear", featureColumnName: "Steps", epochs: 10).Fit(split.TrainSet);
        RegressionMetrics error = ml.Regression.Evaluate(wear.Transform(split.TestSet), labelColumnName: "Wear");
        #endregion
        Assert.True(error.MeanAbsoluteError < 10, $"{error.MeanAbsoluteError} of a label that is 30 or 75.");
    }

    [Fact]
    public void Options_OfALargerNetwork_AreWhatTheNetworkHas()
    {
        MLContext ml = _ml;

        #region Sequences.Options
        RecurrentTrainer trainer = ml.Recurrent().Lstm(new LstmOptions
        {
            LabelColumnName = "Faulty",
            FeatureColumnName = "Steps",
            HiddenSize = 24,
            Layers = 2,
            Bidirectional = true,                                    // the whole recording is there when it is judged
            Pooling = Pooling.Attention,                             // any step may tell, not the last one alone
            ClassWeights = ClassWeights.Balanced,                    // a third of the recordings are faulty
            Dropout = new DropoutOptions { BetweenLevels = 0.2f, Head = 0.2f },
            Optimizer = new AdamWOptions { LearningRate = 0.002f },
            ValidationFraction = 0.1,
            Patience = 5,
        });
        #endregion

        var rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Recording { Steps = [.. Enumerable.Range(i, 40).Select(x => MathF.Sin(x))], Faulty = i % 3 == 0 }).ToArray());
        RecurrentModel model = trainer.Fit(rows).Model;
        Assert.Equal((2, true, Pooling.Attention), (model.Spec.Layers, model.Spec.Bidirectional, model.Spec.Pooling));
        Assert.Equal(4, model.Summary.ValidationRows);
    }
}
