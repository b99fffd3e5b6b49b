using System.IO.Compression;
using System.Reflection;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

/// <summary>Models without a training, and what their zips hold.</summary>
internal static class SavedModels
{
    private static readonly ManagedEngine Engine = new();

    public static TrainingSummary Summary { get; } = new()
    {
        Rows = 5,
        SkippedRows = 6_000_000_000,
        Epochs = 7,
        Loss = 1.0 / 3, // no short decimal
        Seed = -8,
        Engine = "an engine",
    };

    public static LstmForecastTransformer Forecaster(LstmForecastOptions options)
    {
        RecurrentNetwork network = Initialized(options.Network(channels: 1), options);
        var scalings = new Dictionary<string, SeriesScaling>(StringComparer.Ordinal)
        {
            ["North"] = new(options.LogTransform, new Scaler([1f / 3], [0.7f])),
            ["north"] = new(options.LogTransform, new Scaler([-1e-30f], [3e38f])),
            ["Zürich \"Süd\"\n"] = new(options.LogTransform, new Scaler([0.1f], [0.3f])),
        };
        return new LstmForecastTransformer(new ForecastModel(network, options, isVector: false, scalings, Summary));
    }

    public static RecurrentTransformer Sequencer(SequenceOptions options)
    {
        RecurrentNetwork network = Initialized(options.Network(inputSize: 2, outputSize: 3), options);
        return new RecurrentTransformer(new RecurrentModel(network, options, new SequenceLayout(4, 2),
            new RegressionHead(3, isVector: true, new Scaler([1, 2, 3], [4, 5, 6])), new Scaler([1f / 3, 2], [0.7f, 1]), Summary));
    }

    public static RecurrentSentimentTransformer OfTexts(SentimentOptions options)
    {
        var vocabulary = new Vocabulary(["[UNK]", "good", "bad"]);
        NgramIndex? ngrams = options.Ngrams switch { 0 => null, 1 => new(vocabulary.Count, []), _ => new(vocabulary.Count, [(1, 2), (2, 2)]) };
        RecurrentNetwork network = Initialized(options.Network(vocabulary.Count, outputs: 1, ngrams: ngrams?.Count ?? 0), options, ngrams);
        return new RecurrentSentimentTransformer(new RecurrentSentimentModel(network, options, TextEncoder.Of(options.Tokenizing, vocabulary), new BinaryHead(), Summary, vectorCoverage: null));
    }

    public static byte[] Save(ITransformer model, DataViewSchema? schema = null)
    {
        using var zip = new MemoryStream();
        new MLContext().Model.Save(model, schema, zip);
        return zip.ToArray();
    }

    public static ITransformer Load(byte[] zip)
    {
        using var stream = new MemoryStream(zip);
        return new MLContext().Model.Load(stream, out _);
    }

    public static T SaveAndLoad<T>(T model) where T : ITransformer => (T)Load(Save(model));

    /// <summary>What was thrown at the bottom: ML.NET wraps what a loader throws, once per level of a chain.</summary>
    public static Exception LoadError(byte[] zip)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => Load(zip));
        while (error is TargetInvocationException { InnerException: { } inner })
            error = inner;
        return error;
    }

    public static SortedDictionary<string, byte[]> Entries(byte[] zip)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            entries.Add(entry.FullName.Replace('\\', '/'), copy.ToArray());
        }

        return entries;
    }

    /// <summary>The zip with the one entry of that name, in whatever folder, written anew.</summary>
    public static byte[] Edit(byte[] zip, string name, Func<byte[], byte[]> edit)
    {
        SortedDictionary<string, byte[]> entries = Entries(zip);
        string full = entries.Keys.Single(key => key.EndsWith("/" + name, StringComparison.Ordinal));
        entries[full] = edit(entries[full]);
        entries.Remove(full[..^name.Length] + "Checksums.txt"); // they would tell of any change
        using var edited = new MemoryStream();
        using (var archive = new ZipArchive(edited, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string entry, byte[] bytes) in entries)
            {
                using Stream stream = archive.CreateEntry(entry).Open();
                stream.Write(bytes);
            }
        }

        return edited.ToArray();
    }

    private static RecurrentNetwork Initialized(NetworkSpec spec, RecurrentOptions options, NgramIndex? ngrams = null)
    {
        var network = new RecurrentNetwork(Engine, spec, ngrams);
        network.Initialize(options.InitialValues, new SeedSequence(9));
        return network;
    }
}
