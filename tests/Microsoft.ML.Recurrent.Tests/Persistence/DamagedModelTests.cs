using System.Text;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Forecasting;
using Microsoft.ML.Recurrent.Sequences.Heads;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

/// <summary>Zips that are damaged, or not ours: an error that says so, at once, and never a model that is wrong.</summary>
public sealed class DamagedModelTests
{
    private static readonly byte[] Forecaster = SavedModels.Save(SavedModels.Forecaster(Series.Small));
    private static readonly byte[] Sequencer = SavedModels.Save(SavedModels.Sequencer(new LstmOptions { HiddenSize = 4 }));

    [Fact]
    public async Task Load_OfAZipCutAnywhere_FailsAtOnce()
    {
        int step = Math.Max(1, Forecaster.Length / 60);
        for (int length = 0; length < Forecaster.Length; length += step)
        {
            byte[] cut = Forecaster[..length];

            Exception error = await InTime(() => SavedModels.LoadError(cut));

            Assert.True(error is FormatException or InvalidDataException, $"Cut to {length} bytes: {error}");
        }
    }

    [Theory]
    [InlineData("Network.json")]
    [InlineData("Weights.safetensors")]
    [InlineData("Model.key")]
    public async Task Load_OfAnEntryCutAnywhere_FailsAtOnce(string entry)
    {
        int whole = SavedModels.Entries(Forecaster).Single(e => e.Key.EndsWith("/" + entry, StringComparison.Ordinal)).Value.Length;
        for (int length = 0; length < whole; length += Math.Max(1, whole / 40))
        {
            byte[] cut = SavedModels.Edit(Forecaster, entry, bytes => bytes[..length]);

            Exception error = await InTime(() => SavedModels.LoadError(cut));

            // ML.NET itself reads Model.key and has exceptions of its own for it.
            Assert.True(error is FormatException or InvalidDataException || entry == "Model.key", $"{entry} cut to {length} bytes: {error}");
        }
    }

    [Theory]
    [InlineData("\"format\": 2", "\"format\": 1.5", "Network.json of the model cannot be read")]
    [InlineData("\"format\": 2", "\"format\": \"1\"", "Network.json of the model cannot be read")]
    [InlineData("\"format\": 2", "\"format\": 0", "its format version is 0")]
    [InlineData("\"format\": 2", "\"version\": 1", "it has no format version")]
    [InlineData("\"model\": {", "\"network\": {", "it has no model")]
    [InlineData("\"cell\": \"Lstm\"", "\"cell\": \"Lstn\"", "Network.json of the model cannot be read")]
    [InlineData("\"cell\": \"Lstm\"", "\"cell\": 77", "Cell is 77; it must be one of")]
    [InlineData("\"inputColumnName\": \"Value\"", "\"inputColumnName\": null", "Network.json of the model cannot be read")]
    [InlineData("\"inputColumnName\": \"Value\"", "\"inputColumnName\": \"\"", "InputColumnName is empty")]
    [InlineData("\"inputColumnName\": \"Value\",", "", "inputColumnName")]
    [InlineData("\"optimizer\": \"adam\"", "\"optimizer\": \"lion\"", "Network.json of the model cannot be read")]
    [InlineData("\"windowLength\": 3", "\"windowLength\": 0", "WindowLength is 0; it must be 1 or more (rows).")]
    [InlineData("\"windowLength\": 3", "\"windowLength\": 3, \"attention\": true", "attention")] // an option that is not known here
    [InlineData("\"horizon\": 2", "\"horizon\": 3", "OutputSize")] // the options and the network do not belong together
    [InlineData("\"scale\": [", "\"scale\": [1,", "offsets and 2 scales; its network needs 1 each")]
    [InlineData("\"North\": {", "\"North\": null, \"Other\": {", "scaling")]
    [InlineData("\"inputSize\": 1", "\"inputSize\": -1", "InputSize is -1")]
    [InlineData("\"hiddenSize\": 4", "\"hiddenSize\": 50", "describes a network of")] // more than the weights are
    [InlineData("\"hiddenSize\": 4", "\"hiddenSize\": 3", "'encoder.weight_ih_l0' is [16, 1], needed [12, 1]")]
    public void Load_OfADamagedForecaster_SaysWhatIsWrong(string old, string damaged, string expected)
    {
        Exception error = SavedModels.LoadError(Damage(Forecaster, old, damaged));

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"steps\": 4", "\"steps\": -4", "Steps")]
    [InlineData("\"isVectorLabel\": true", "\"isVectorLabel\": false", "IsVectorLabel")]
    [InlineData("\"cell\": \"lstm\"", "\"cell\": \"gru\"", "activation")] // options of another cell than the network's
    [InlineData("\"hiddenSize\": 4", "\"hiddenSize\": 4, \"peepholes\": true", "peepholes")] // an option that is not known here
    [InlineData("\"layerNorm\": false", "\"layerNorm\": true", "does not fit the network")]
    [InlineData("\"values\": []", "\"values\": null", "Network.json of the model cannot be read")]
    [InlineData("\"input\": 0", "\"input\": 2", "Input is 2; it must be at least 0 and below 1")]
    [InlineData("\"cell\": \"lstm\"", "\"cell\": \"elman\"", "Network.json of the model cannot be read")]
    [InlineData("\"task\": \"regression\"", "\"task\": \"guessing\"", "Network.json of the model cannot be read")]
    [InlineData("\"task\": \"regression\"", "\"task\": \"binary\"", "Network.json of the model cannot be read")]
    [InlineData("\"featureScaling\": {", "\"featureScaling\": null, \"labelScalinx\": {", "Network.json of the model cannot be read")]
    [InlineData("\"scoreColumnName\": \"Score\"", "\"scoreColumnName\": null", "Network.json of the model cannot be read")]
    public void Load_OfADamagedSequencer_SaysWhatIsWrong(string old, string damaged, string expected)
    {
        Exception error = SavedModels.LoadError(Damage(Sequencer, old, damaged));

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Head_OfAnotherNumberOfOutputs_SaysWhatIsWrong()
    {
        var binary = Assert.Throws<InvalidDataException>(() => new BinaryDocument().ToHead(outputs: 3));
        var multiclass = Assert.Throws<InvalidDataException>(() => new MulticlassDocument { Classes = 4 }.ToHead(outputs: 3));

        Assert.Contains("a binary task needs OutputSize 1", binary.Message, StringComparison.Ordinal);
        Assert.Contains("it has 4 classes, but OutputSize is 3", multiclass.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"hiddenSize\": 4", "\"hiddenSize\": 2000000000")]
    [InlineData("\"layers\": 1", "\"layers\": 2000000000")]
    [InlineData("\"outputSize\": 2", "\"outputSize\": 2000000000")]
    [InlineData("\"inputSize\": 1", "\"inputSize\": 2000000000")]
    public async Task Load_OfANetworkThatClaimsToBeHuge_FailsAtOnceAndAllocatesNothingLikeIt(string old, string damaged)
    {
        byte[] zip = Damage(Forecaster, old, damaged);

        (Exception error, long allocated) = await InTime(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Exception error = SavedModels.LoadError(zip);
            return (error, GC.GetAllocatedBytesForCurrentThread() - before);
        });

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains("The file is damaged; save the model again.", error.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 64 << 20);
    }

    [Fact]
    public void Load_OfANewerFormat_SaysWhichItIsAndWhichAreRead()
    {
        Exception error = SavedModels.LoadError(Damage(Forecaster, "\"format\": 2", "\"format\": 3"));

        Assert.IsType<FormatException>(error);
        Assert.Equal("Model format 3 is newer than this library reads (1–2). Update Microsoft.ML.Recurrent.", error.Message);
    }

    [Fact]
    public void Load_OfAKindNotKnown_NamesIt()
    {
        // The kind stands in the header's table of strings, which ML.NET writes in UTF-16.
        byte[] zip = SavedModels.Edit(Forecaster, "Model.key",
            bytes => Replace(bytes, Encoding.Unicode.GetBytes("Forecast"), Encoding.Unicode.GetBytes("Oracle42")));

        Exception error = SavedModels.LoadError(zip);

        Assert.IsType<FormatException>(error);
        Assert.Equal(
            "The model holds a transformer of kind 'Oracle42', which this library does not know. Update Microsoft.ML.Recurrent.",
            error.Message);
    }

    [Fact]
    public void Load_WithTheWeightsOfAnotherNetwork_NamesTheTensorsAndBothShapes()
    {
        byte[] other = SavedModels.Entries(SavedModels.Save(SavedModels.Forecaster(Series.Small with { HiddenSize = 5 })))
            .Single(entry => entry.Key.EndsWith("/Weights.safetensors", StringComparison.Ordinal)).Value;

        Exception error = SavedModels.LoadError(SavedModels.Edit(Forecaster, "Weights.safetensors", _ => other));

        Assert.IsType<InvalidDataException>(error);
        Assert.StartsWith(
            "Weights.safetensors does not fit the network: 'encoder.weight_ih_l0' is [20, 1], needed [16, 1]; 'encoder.weight_hh_l0' is [20, 5], needed [16, 4];",
            error.Message, StringComparison.Ordinal);
        Assert.Contains("'head.weight' is [2, 5], needed [2, 4]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithAWeightThatIsNaN_NamesTheTensorAndPlace()
    {
        byte[] zip = SavedModels.Edit(Forecaster, "Weights.safetensors", bytes =>
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 4), float.NaN);
            return bytes;
        });

        Exception error = SavedModels.LoadError(zip);

        Assert.IsType<InvalidDataException>(error);
        Assert.Equal(
            "Weights.safetensors cannot be read: tensor 'head.bias' holds NaN at 1. The file is damaged; save the model again.",
            error.Message);
    }

    // A hang fails the test; a second is the aim, and a busy machine is no hang.
    private static Task<T> InTime<T>(Func<T> load) => Task.Run(load).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    private static byte[] Damage(byte[] zip, string old, string damaged) => SavedModels.Edit(zip, "Network.json", bytes =>
    {
        string json = Encoding.UTF8.GetString(bytes);
        Assert.Contains(old, json, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(json.Replace(old, damaged, StringComparison.Ordinal));
    });

    private static byte[] Replace(byte[] bytes, byte[] old, byte[] replacement)
    {
        int place = bytes.AsSpan().IndexOf(old);
        Assert.True(place >= 0 && old.Length == replacement.Length);
        replacement.CopyTo(bytes, place);
        return bytes;
    }
}
