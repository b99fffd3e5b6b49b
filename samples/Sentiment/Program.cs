using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Sentiment;
using Sentiment;

// Trains an LSTM, with word pairs beside it, to tell praise from complaint, and compares it with a tuned bag of words; then the same of a file of your own.
const string ModelPath = "sentiment.zip";

Arguments arguments;
ReviewFile file;
try
{
    arguments = Arguments.Parse(args);
    file = ReviewFile.Read(arguments.Data, arguments.Text, arguments.Label);
}
catch (Exception error) when (error is ArgumentException or IOException or InvalidDataException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

var ml = new MLContext(seed: 1);
IDataView train = ml.Data.LoadFromEnumerable(file.Train), test = ml.Data.LoadFromEnumerable(file.Test);
Console.WriteLine($"{file.Train.Length} texts to learn, {file.Test.Length} to test on.");

#region train
IDataView labelled = ml.Transforms.Conversion.MapValueToKey(nameof(Review.Label)).Fit(train).Transform(train);
RecurrentSentimentTrainer trainer = ml.Recurrent().Sentiment(labelColumnName: nameof(Review.Label), textColumnName: nameof(Review.Text), seed: 1);
RecurrentSentimentTransformer model = Report.Train(trainer, labelled);
#endregion
Console.WriteLine($"Kept the weights of epoch {model.Model.Summary.BestEpoch} of {model.Model.Summary.Epochs}; {model.Model.Vocabulary.Count} words are known.");

#region save
// ML.NET writes into the target as it goes: save beside, then move.
ml.Model.Save(model, train.Schema, $"{ModelPath}.new");
File.Move($"{ModelPath}.new", ModelPath, overwrite: true);
var fresh = new MLContext();
ITransformer loaded = fresh.Model.Load(ModelPath, out _);
#endregion
Answer[] answers = Answers(ml, model), again = Answers(fresh, loaded);
double difference = answers.Zip(again, (before, after) => before.Score.Zip(after.Score, (a, b) => Math.Abs((double)a - b)).Max()).Max();

var words = BagOfWords.Fit(ml, labelled);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Cross-validation chose L2 = {words.L2} for the bag of words."));
int correct = Correct(answers), linear = Correct(Answers(ml, words.Model));
Report.Compare(file.Test.Length, ("LSTM and n-grams", correct), ("bag of words", linear));

Console.WriteLine("Some of them, with the words that spoke for the answer most:");
foreach ((Review review, Answer answer) in file.Test.Zip(answers).Take(6))
    Report.Explain(model, review, answer.PredictedLabel);

Report.Metric("accuracy", (double)correct / file.Test.Length);
Report.Metric("baseline_accuracy", (double)linear / file.Test.Length);
Report.Metric("reload_max_difference", difference);
return difference == 0 ? 0 : 1; // NaN is no equality

int Correct(Answer[] given) => file.Test.Zip(given).Count(pair => pair.First.Label == pair.Second.PredictedLabel);
Answer[] Answers(MLContext context, ITransformer classifier)
{
    IDataView scored = classifier.Transform(test);
    IDataView named = context.Transforms.Conversion.MapKeyToValue(nameof(Answer.PredictedLabel)).Fit(scored).Transform(scored);
    return [.. context.Data.CreateEnumerable<Answer>(named, reuseRowObject: false)];
}
