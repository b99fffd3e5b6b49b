using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Packages;

// A web service that serves two saved models: texts from a pool of engines, forecasts from one transformer. Names no type of the extension.
string folder = args[0];
var ml = new MLContext();
ITransformer sentiment = ml.Model.Load(Path.Combine(folder, Predictions.SentimentModel), out _);
ITransformer forecast = ml.Model.Load(Path.Combine(folder, Predictions.ForecastModel), out _);

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddSingleton<ObjectPool<PredictionEngine<Remark, Opinion>>>(
    new DefaultObjectPool<PredictionEngine<Remark, Opinion>>(new EnginePolicy(ml, sentiment)));

WebApplication app = builder.Build();
app.Urls.Add("http://127.0.0.1:0");
app.MapPost("/sentiment", (Remark remark, ObjectPool<PredictionEngine<Remark, Opinion>> engines) =>
{
    PredictionEngine<Remark, Opinion> engine = engines.Get();
    try
    {
        return engine.Predict(remark);
    }
    finally
    {
        engines.Return(engine);
    }
});
// An engine keeps the history of its rows, so forecasts of whole histories come from the transformer, which any number of requests may use at once.
app.MapPost("/forecast", (Day[] days) => ml.Data.CreateEnumerable<Ahead>(forecast.Transform(ml.Data.LoadFromEnumerable(days)), reuseRowObject: false).TakeLast(3));

await app.StartAsync();
Console.WriteLine(app.Urls.Single());
await app.WaitForShutdownAsync();
