using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.TorchSharp;

namespace Docs.Checks;

internal static partial class ProvokedErrors
{
    private static void AddFiles()
    {
        s_all["NoNetworkInModel"] = () => s_ml.Transforms.CopyColumns("Copy", "Load").Fit(Hours()).WithEngine(new Microsoft.ML.Recurrent.Engines.Managed.ManagedEngine());
        s_all["NewerModelFormat"] = () => LoadChanged("newer.zip", document => document.Replace("\"format\": 2", "\"format\": 3", StringComparison.Ordinal));
        s_all["DamagedModel"] = () => LoadChanged("damaged.zip", document => document[..40]);
        s_all["WeightsDoNotFit"] = () =>
        {
            Model(hiddenSize: 4).ExportWeights("small.safetensors");
            Model(hiddenSize: 8).ImportWeights("small.safetensors");
        };
        s_all["StateOfAnotherModel"] = () =>
        {
            s_ml.Recurrent().CreateForecastEngine(s_ml.Recurrent().Forecast(Forecast).Fit(Hours())).SaveCheckpoint("shop.state");
            s_ml.Recurrent().CreateForecastEngine(s_ml.Recurrent().Forecast(Forecast with { Seed = 2 }).Fit(Hours())).RestoreCheckpoint("shop.state");
        };
        s_all["LibtorchMissing"] = () => RefusedLibrary.NewEngine("Unable to load shared library 'LibTorchSharp' or one of its dependencies.");
        s_all["GpuMissing"] = () => _ = TorchSharpEngine.For(new MLContext { GpuDeviceId = 0, FallbackToCpu = false }); // with a libtorch that has no CUDA
        s_all["SystemTooOld"] = () => RefusedLibrary.NewEngine("/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by libLibTorchSharp.so)");
        s_all["FallbackWithoutContext"] = () => _ = new TorchSharpEngine(new TorchSharpEngineOptions { FallsBackToManaged = true });
    }

    private static RecurrentTransformer Model(int hiddenSize) => s_ml.Recurrent().Lstm(Quick with { HiddenSize = hiddenSize }).Fit(Recordings());

    // A saved model, its Network.json rewritten.
    private static void LoadChanged(string path, Func<string, string> change)
    {
        s_ml.Model.Save(Model(hiddenSize: 4), Recordings().Schema, path);
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            ZipArchiveEntry entry = zip.Entries.Single(entry => entry.Name == "Network.json");
            string name = entry.FullName, document;
            using (var reader = new StreamReader(entry.Open()))
                document = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(change(document));
        }

        s_ml.Model.Load(path, out _);
    }
}
