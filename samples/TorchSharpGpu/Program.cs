using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.TorchSharp;
using TorchSharpGpu;

// Trains the same LSTM on the managed engine and on TorchSharp, on a GPU where there is one, and compares paces and scores.
const int Rows = 2048, Epochs = 2;
const double Bar = 1e-4; // of scores with the same weights: rounding, the GPU's own kernels included

TorchDevice device = TorchSharpEngine.CanRun(TorchDevice.Cuda(0), out _) ? TorchDevice.Cuda(0) : TorchDevice.Cpu;
if (!TorchSharpEngine.CanRun(device, out string? reason))
{
    Console.WriteLine($"There is nothing to compare with. {reason}");
    return 0;
}

var ml = new MLContext(seed: 1);
IDataView windows = ml.Data.LoadFromEnumerable(Window.Of(Rows));
var options = new LstmOptions { HiddenSize = 128, Epochs = Epochs, BatchSize = 64, Seed = 1 };

using var torch = new TorchSharpEngine(device);
(RecurrentTransformer onManaged, double managedPace) = Train(ml.Recurrent());
(RecurrentTransformer onTorch, double torchPace) = Train(ml.Recurrent(torch));

double trained = Difference(onManaged, onTorch), moved = Difference(onManaged, onManaged.WithEngine(torch));
Console.WriteLine($"{onManaged.Model.Engine}: {Number(managedPace)} rows/s");
Console.WriteLine($"{onTorch.Model.Engine}: {Number(torchPace)} rows/s");
Console.WriteLine($"Trained apart from the same seed, their scores differ by up to {trained.ToString("g3", CultureInfo.InvariantCulture)}; one model scored by both, by {moved.ToString("g3", CultureInfo.InvariantCulture)}.");

Metric("managed_rows_per_second", managedPace);
Metric("torchsharp_rows_per_second", torchPace);
Metric("trained_max_difference", trained);
Metric("score_max_difference", moved);
return moved <= Bar ? 0 : 1; // NaN is no equality

(RecurrentTransformer Model, double RowsPerSecond) Train(RecurrentCatalog catalog)
{
    catalog.Lstm(options with { Epochs = 1 }).Fit(ml.Data.TakeRows(windows, 64)).Dispose(); // what comes once, such as compiling, before the clock starts
    var clock = Stopwatch.StartNew();
    RecurrentTransformer model = catalog.Lstm(options).Fit(windows);
    return (model, Rows * Epochs / clock.Elapsed.TotalSeconds);
}

double Difference(ITransformer one, ITransformer other) => Scores(one).Zip(Scores(other), (a, b) => Math.Abs((double)a - b)).Max();
float[] Scores(ITransformer model) => [.. model.Transform(windows).GetColumn<float>("Score")];
static string Number(double value) => value.ToString("n0", CultureInfo.InvariantCulture);
static void Metric(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"metric {name} {value:0.#########}"));
