#region Sentiment.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Sentiment;
#endregion
using Microsoft.ML.Recurrent.Text;

namespace Docs.Snippets;

public sealed class SentimentTests
{
    [Fact]
    public void Program_OnReviews_IsBetterThanChanceAndSaysWhy()
    {
        #region Sentiment.Program
        var ml = new MLContext(seed: 1);
        IDataView reviews = ml.Data.LoadFromTextFile<Review>("reviews.tsv", hasHeader: true);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(reviews, testFraction: 0.25, seed: 1);

        RecurrentSentimentTransformer model = ml.Recurrent().Sentiment(labelColumnName: "Positive", textColumnName: "Text").Fit(split.TrainSet);

        CalibratedBinaryClassificationMetrics metrics = ml.BinaryClassification.Evaluate(model.Transform(split.TestSet), labelColumnName: "Positive");
        long rows = metrics.ConfusionMatrix.Counts.Sum(counts => (long)counts.Sum());
        AccuracyInterval range = AccuracyInterval.Wilson((long)Math.Round(metrics.Accuracy * rows), rows);
        Console.WriteLine($"Accuracy {metrics.Accuracy:P1}; on {rows} reviews that means {range.Lower:P0} to {range.Upper:P0}.");

        foreach (TokenWeight token in model.Explain("The room was dirty, and nobody cared."))
            Console.WriteLine($"{token.Token,8} {token.Weight,6:F2}");
        #endregion

        Assert.InRange(metrics.Accuracy, 0.55, 1);
        Assert.True(range.Lower < metrics.Accuracy && metrics.Accuracy < range.Upper, "The interval holds what was measured.");
        Assert.Equal(9, model.Explain("The room was dirty, and nobody cared.").Count);
    }

    [Fact]
    public void Topics_OfReviews_ComeBackByName()
    {
        var ml = new MLContext(seed: 1);
        IDataView reviews = ml.Data.TakeRows(ml.Data.LoadFromTextFile<Review>("reviews.tsv", hasHeader: true), 450);

        #region Sentiment.Topics
        IEstimator<ITransformer> pipeline = ml.Transforms.Conversion.MapValueToKey("Subject")
            .Append(ml.Recurrent().ClassifyText(labelColumnName: "Subject", textColumnName: "Text"))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        ITransformer model = pipeline.Fit(reviews);

        PredictionEngine<Review, Topic> engine = ml.Model.CreatePredictionEngine<Review, Topic>(model);
        Console.WriteLine(engine.Predict(new Review { Text = "The battery lasts for two days." }).PredictedLabel);
        #endregion

        Topic[] answers = [.. ml.Data.CreateEnumerable<Topic>(model.Transform(reviews), reuseRowObject: false)];
        string[] subjects = [.. reviews.GetColumn<string>("Subject")];
        Assert.True(answers.Zip(subjects, (answer, subject) => answer.PredictedLabel == subject).Count(right => right) > 450 / 3, "Of seven subjects, more than a third are right.");
        Assert.Equal(7, answers[0].Score.Length);
        Assert.Contains(engine.Predict(new Review { Text = "The battery lasts for two days." }).PredictedLabel, subjects);
    }

    [Fact]
    public void Options_OfAnotherReader_AreTaken()
    {
        var ml = new MLContext(seed: 1);

        #region Sentiment.Options
        RecurrentSentimentTrainer trainer = ml.Recurrent().Sentiment(new SentimentOptions
        {
            LabelColumnName = "Positive",
            TextColumnName = "Text",
            PretrainedVectorsPath = "vectors.txt",         // GloVe's or fastText's text format: a word and its numbers per line
            FreezeEmbedding = true,                        // rare words keep what the vectors say of them
            ExplanationColumnName = "Weights",             // one number per token that was read
            Tokens = TokenKind.Word,
            Epochs = 3,
        });
        #endregion

        File.WriteAllLines("vectors.txt", ["good 1 0.5 0.25", "bad -1 0.5 0.25", "the 0 0.1 0.9"]);
        IDataView reviews = ml.Data.TakeRows(ml.Data.LoadFromTextFile<Review>("reviews.tsv", hasHeader: true), 200);
        RecurrentSentimentTransformer model = trainer.Fit(reviews);
        Assert.InRange(model.Model.VectorCoverage!.Value, 0.0001, 0.02);
        Assert.Equal(7, model.Transform(reviews).GetColumn<float[]>("Weights").First().Length); // a horrible stay . avoid it .
    }
}
