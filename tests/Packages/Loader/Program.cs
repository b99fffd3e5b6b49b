using Microsoft.ML;
using Packages;

// A service that only loads models: it names no type of the extension, so what it needs is found by name.
string folder = args[0];
var ml = new MLContext();
ITransformer forecast = ml.Model.Load(Path.Combine(folder, Predictions.ForecastModel), out _);
ITransformer sentiment = ml.Model.Load(Path.Combine(folder, Predictions.SentimentModel), out _);
Predictions.Write(ml, forecast, sentiment);
