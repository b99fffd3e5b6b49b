using Microsoft.ML;
using Packages;

// Trains a forecast and a sentiment model, saves both into the folder given, and writes down what they say.
string folder = args[0];
var ml = new MLContext(seed: 1);

IDataView days = ml.Data.LoadFromEnumerable(Predictions.Days);
ITransformer forecast = ml.Recurrent().Forecast(new()
{
    InputColumnName = nameof(Day.Visitors),
    OutputColumnName = nameof(Ahead.Forecast),
    Horizon = 3,
    WindowLength = 12,
    Epochs = 3,
    Seed = 1,
}).Fit(days);
ml.Model.Save(forecast, days.Schema, Path.Combine(folder, Predictions.ForecastModel));

string[] praise = ["good", "a good day", "very good", "what a good idea"], complaint = ["bad", "a bad day", "very bad", "what a bad idea"];
IDataView remarks = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 8).SelectMany(_ => praise.Select(text => new Remark { Text = text, Praise = true })
    .Concat(complaint.Select(text => new Remark { Text = text }))));
ITransformer sentiment = ml.Recurrent().Sentiment(labelColumnName: nameof(Remark.Praise), textColumnName: nameof(Remark.Text), seed: 1).Fit(remarks);
ml.Model.Save(sentiment, remarks.Schema, Path.Combine(folder, Predictions.SentimentModel));

Predictions.Write(ml, forecast, sentiment);
