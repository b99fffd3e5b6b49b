#region Serving.Usings
using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Sentiment;
#endregion

namespace Docs.Snippets;

public sealed class ServingTests
{
    [Fact]
    public void Program_SavedAndServed_GivesTheBitsOfTheTrainedModel()
    {
        #region Serving.Train
        var ml = new MLContext(seed: 1);
        IDataView reviews = ml.Data.TakeRows(ml.Data.LoadFromTextFile<Review>("reviews.tsv", hasHeader: true), 200);
        RecurrentSentimentTransformer model = ml.Recurrent().Sentiment(labelColumnName: "Positive", textColumnName: "Text").Fit(reviews);

        // ML.NET writes into the target as it goes: save beside, then move, so that an interruption leaves the last file whole.
        ml.Model.Save(model, reviews.Schema, "sentiment.zip.new");
        File.Move("sentiment.zip.new", "sentiment.zip", overwrite: true);
        #endregion

        string[] texts = [.. reviews.GetColumn<string>("Text").Take(100)];
        float[] expected = [.. model.Transform(reviews).GetColumn<float>("Probability").Take(100)];

        #region Serving.Load
        // In the program that serves: nothing to register, no engine to install.
        var context = new MLContext();
        ITransformer loaded = context.Model.Load("sentiment.zip", out DataViewSchema schema);
        PredictionEngine<Review, Verdict> engine = context.Model.CreatePredictionEngine<Review, Verdict>(loaded);
        Verdict verdict = engine.Predict(new Review { Text = "The best holiday in years." });
        #endregion

        Assert.Contains("Text", schema.Select(column => column.Name));
        Assert.InRange(verdict.Probability, 0, 1);
        Assert.Equal(expected, texts.Select(text => engine.Predict(new Review { Text = text }).Probability));

        #region Serving.Pool
        // The model is safe for several threads, an engine is not: give each caller one of its own and take it back.
        var pool = new ConcurrentBag<PredictionEngine<Review, Verdict>>();
        Verdict Predict(Review review)
        {
            if (!pool.TryTake(out PredictionEngine<Review, Verdict>? free))
                free = context.Model.CreatePredictionEngine<Review, Verdict>(loaded);
            try
            {
                return free.Predict(review);
            }
            finally
            {
                pool.Add(free);
            }
        }
        #endregion

        float[] pooled = new float[texts.Length];
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => pooled[i] = Predict(new Review { Text = texts[i] }).Probability);
        Assert.Equal(expected, pooled);
        Assert.InRange(pool.Count, 1, 100);

        #region Serving.Many
        // Many rows at once: one pass, 256 rows at a time.
        IDataView batch = context.Data.LoadFromEnumerable(texts.Select(text => new Review { Text = text }));
        float[] probabilities = [.. loaded.Transform(batch).GetColumn<float>("Probability")];
        #endregion

        Assert.Equal(expected, probabilities);
    }
}
