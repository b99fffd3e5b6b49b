using System.IO.Compression;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Reliability.Cases;
using Microsoft.ML.Recurrent.Reliability.Models;
using Microsoft.ML.Recurrent.Reliability.Mutations;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Reliability.OpenedFiles;

/// <summary>Damages the files that the library opens itself: checkpoints of trainings and of forecast engines, weights, word vectors.</summary>
internal sealed class OpenedFileCases(string folder, int seed) : CaseSet(folder, seed)
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly Dictionary<string, byte[]> _sound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _bits = new(StringComparer.Ordinal);
    private RecurrentTransformer? _sequencer;
    private LstmForecastTransformer? _forecaster;

    private static string[] Names => ["training.checkpoint", "engine.checkpoint", "pytorch.safetensors", "keras.safetensors", "vectors.txt", "vectors.gz"];

    private IDataView SoundRows => _ml.Data.LoadFromEnumerable(Rows.All);

    public override void Prepare()
    {
        MakeModels();
        // Stopped after its fourth epoch, so that there is something to resume.
        Trainer(Path.Combine(Folder, "training.checkpoint"), resume: false)
            .WithCancellation(StopAfter(epochs: 3, out IProgress<TrainingProgress> progress)).WithProgress(progress).Fit(SoundRows);
        _sequencer!.ExportWeights(Path.Combine(Folder, "pytorch.safetensors"));
        _sequencer.ExportWeights(Path.Combine(Folder, "keras.safetensors"), WeightLayout.Keras);
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(_forecaster!, "North");
        foreach (Row row in Rows.All.Take(9))
            engine.Observe(row.Value);
        engine.SaveCheckpoint(Path.Combine(Folder, "engine.checkpoint"));
        string[] words = ["good", "bad", "film", "day", "the", "is", "nowhere"];
        string text = "7 3\n" + string.Concat(words.Select((word, i) => FormattableString.Invariant($"{word} 0.{i + 1} -0.{i + 2} 1e-{i}\n")));
        File.WriteAllText(Path.Combine(Folder, "vectors.txt"), text);
        using var packed = new GZipStream(File.Create(Path.Combine(Folder, "vectors.gz")), CompressionLevel.Fastest);
        packed.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    public override void WarmUp()
    {
        MakeModels();
        foreach (string name in Names)
        {
            _sound[name] = File.ReadAllBytes(Path.Combine(Folder, name));
            Reading reading = Use(name, Path.Combine(Folder, name));
            _bits[name] = reading.IsFinite ? reading.Bits : throw new InvalidOperationException($"The sound file '{name}' gives numbers that are none.");
        }

        RefuseSome(60);
    }

    public override (string What, Func<Outcome> Run) Case(int number)
    {
        Random random = RandomOf(number);
        string name = Names[random.Next(Names.Length)];
        byte[] sound = _sound[name];
        byte[] damaged = name switch
        {
            "training.checkpoint" => CheckpointDamage.Change(sound, random),
            "engine.checkpoint" => random.Next(3) == 0 ? Damage.Bytes(sound, random) : JsonDamage.Change(sound, random),
            "vectors.txt" => VectorsDamage.Change(sound, random),
            "vectors.gz" => random.Next(2) == 0 ? Damage.Bytes(sound, random) : Pack(VectorsDamage.Change(_sound["vectors.txt"], random)),
            _ => SafetensorsDamage.Change(sound, random),
        };
        string path = Path.Combine(Folder, $"damaged-{number}{Path.GetExtension(name)}");
        return (name, () =>
        {
            File.WriteAllBytes(path, damaged);
            try
            {
                Reading reading = Use(name, path);
                return !reading.IsFinite ? Outcome.NotFinite : reading.Bits == _bits[name] ? Outcome.Equal : Outcome.Different;
            }
            finally
            {
                File.Delete(path);
            }
        });
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }

    private void MakeModels()
    {
        _sequencer = _ml.Recurrent().Lstm(new LstmOptions { LabelColumnName = "Value", HiddenSize = 3, Epochs = 1, Seed = 1 }).Fit(SoundRows);
        _forecaster = _ml.Recurrent().Forecast(new LstmForecastOptions { InputColumnName = "Value", GroupColumnName = "Group", Horizon = 2, WindowLength = 4, HiddenSize = 3, Epochs = 1, Seed = 1 }).Fit(SoundRows);
    }

    private RecurrentTrainer Trainer(string checkpoint, bool resume) => _ml.Recurrent().Lstm(new LstmOptions
    {
        LabelColumnName = "Value",
        HiddenSize = 3,
        Epochs = 6,
        BatchSize = 10,
        Seed = 1,
        ValidationFraction = 0.1,
        Checkpoint = new CheckpointOptions(checkpoint, Every: 1, resume),
    });

    private static CancellationToken StopAfter(int epochs, out IProgress<TrainingProgress> progress)
    {
        var source = new CancellationTokenSource();
        progress = new Observer(p =>
        {
            if (p.Epoch >= epochs)
                source.Cancel();
        });
        return source.Token;
    }

    private Reading Use(string name, string path)
    {
        switch (name)
        {
            case "training.checkpoint":
                using (RecurrentTransformer resumed = Trainer(path, resume: true).Fit(SoundRows))
                    return Reading.Of(SoundRows, resumed, mayLackRows: 0);
            case "engine.checkpoint":
                ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(_forecaster!, "North");
                engine.RestoreCheckpoint(path);
                engine.Observe(5);
                float[] forecast = engine.Forecast();
                return new Reading(string.Join(' ', forecast.Select(number => BitConverter.SingleToInt32Bits(number))), !engine.IsReady || Array.TrueForAll(forecast, float.IsFinite));
            case "vectors.txt" or "vectors.gz":
                using (var model = _ml.Recurrent().Sentiment(ModelKinds.Sentiment with { LabelColumnName = "Flag", EmbeddingSize = null, PretrainedVectorsPath = path }).Fit(SoundRows))
                    return Reading.Of(SoundRows, model, mayLackRows: 0);
            default:
                using (RecurrentTransformer imported = _sequencer!.ImportWeights(path, name.StartsWith("keras", StringComparison.Ordinal) ? WeightLayout.Keras : WeightLayout.PyTorch))
                    return Reading.Of(SoundRows, imported, mayLackRows: 0);
        }
    }

    private sealed class Observer(Action<TrainingProgress> observe) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => observe(value);
    }
}
