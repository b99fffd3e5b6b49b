using System.Text;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.LoadProbe;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Interop;

public sealed class SavedWindowTests : IDisposable
{
    private static readonly WindowOptions EveryOption = new()
    {
        OutputColumnName = "History",
        InputColumnName = "Sales",
        Length = 7,
        FutureColumnName = "Next",
        Horizon = 3,
        HistoryEdge = HistoryEdge.Pad,
        FutureEdge = FutureEdge.Drop,
        GroupColumnName = "Store",
        TimeColumnName = "Day",
        Spacing = Spacing.Of(TimeSpan.FromMinutes(5)),
        Gaps = Gaps.Interpolate,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Chain_LoadedInAProcessThatNamesNoneOfOurTypes_GivesTheSameColumnsAndValues()
    {
        string path = _folder["model.zip"];
        ITransformer model = SaveChain(path);

        (int exitCode, string output, string error) = await ProbeProcess.RunAsync(ProbeProcess.Folder, path, TestContext.Current.CancellationToken);

        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains("column History Vector<Single, 3>", lines, StringComparer.Ordinal);
        Assert.Contains("row 0: 132 | not so good | 132 | 112 118 132 | 129", lines, StringComparer.Ordinal);
        Assert.Equal(ModelReport.Of(_ml, model), lines);
    }

    [Fact]
    public async Task Chain_LoadedWhereThisAssemblyIsMissing_FailsNamingIt()
    {
        string path = _folder["model.zip"];
        SaveChain(path);
        string folder = Directory.CreateDirectory(_folder["program"]).FullName;
        foreach (string file in Directory.GetFiles(ProbeProcess.Folder))
        {
            // Without the list of its dependencies a program takes whatever lies beside it.
            string name = Path.GetFileName(file);
            if (name != "Microsoft.ML.Recurrent.dll" && !name.EndsWith(".deps.json", StringComparison.Ordinal))
                File.Copy(file, Path.Combine(folder, name));
        }

        (int exitCode, string output, string error) = await ProbeProcess.RunAsync(folder, path, TestContext.Current.CancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Equal("", output);
        Assert.Contains("FileNotFoundException: Could not load file or assembly 'Microsoft.ML.Recurrent", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Chain_LoadedAndSavedAgain_HasTheSameBytesInEveryEntry()
    {
        SaveChain(_folder["first.zip"]);
        ITransformer loaded = _ml.Model.Load(_folder["first.zip"], out DataViewSchema schema);

        _ml.Model.Save(loaded, schema, _folder["second.zip"]);

        SortedDictionary<string, byte[]> first = ModelZip.Entries(_folder["first.zip"]), second = ModelZip.Entries(_folder["second.zip"]);
        Assert.Contains("TransformerChain/Transform_001/Network.json", first.Keys, StringComparer.Ordinal);
        Assert.Equal(first.Keys, second.Keys);
        foreach ((string name, byte[] bytes) in first)
            Assert.True(bytes.AsSpan().SequenceEqual(second[name]), $"Entry {name} differs.");
    }

    [Fact]
    public void Window_SavedAndLoaded_KeepsEveryOption()
    {
        WindowTransformer loaded = SaveAndLoad(EveryOption);

        Assert.Equal(EveryOption, loaded.Options);
    }

    [Fact]
    public void Window_WithDefaultsSavedAndLoaded_KeepsThem()
    {
        var options = new WindowOptions { OutputColumnName = "History", InputColumnName = "Sales", Length = 2 };

        Assert.Equal(options, SaveAndLoad(options).Options);
    }

    [Fact]
    public void EveryOption_IsUnlikeItsDefault_SoThatALostOneWouldShow()
    {
        var defaults = new WindowOptions { OutputColumnName = "", InputColumnName = "", Length = 0 };

        foreach (var property in typeof(WindowOptions).GetProperties().Where(p => p.CanWrite))
            Assert.NotEqual(property.GetValue(defaults), property.GetValue(EveryOption));
    }

    [Fact]
    public void Window_SavedDocument_IsReadableByOthers()
    {
        SaveAndLoad(EveryOption);

        string json = Encoding.UTF8.GetString(ModelZip.Entries(_folder["window.zip"])["TransformerChain/Network.json"]);
        Assert.Contains("\"format\": 2", json, StringComparison.Ordinal);
        Assert.Contains("\"historyEdge\": \"Pad\"", json, StringComparison.Ordinal);
        Assert.Contains("\"horizon\": 3", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfANewerFormat_SaysWhichItIsAndWhichAreRead()
    {
        SaveChain(_folder["model.zip"]);
        ModelZip.Edit(_folder["model.zip"], "Network.json", json => json.Replace("\"format\": 2", "\"format\": 3", StringComparison.Ordinal));

        Exception error = LoadError(_folder["model.zip"]);

        Assert.IsType<FormatException>(error);
        Assert.Equal("Model format 3 is newer than this library reads (1–2). Update Microsoft.ML.Recurrent.", error.Message);
    }

    [Fact]
    public void Load_OfATruncatedZip_SaysThatItIsNoZipArchive()
    {
        SaveChain(_folder["model.zip"]);
        byte[] bytes = File.ReadAllBytes(_folder["model.zip"]);
        File.WriteAllBytes(_folder["model.zip"], bytes[..(bytes.Length / 2)]);

        Exception error = LoadError(_folder["model.zip"]);

        Assert.IsType<FormatException>(error);
        Assert.Contains("Failed to open a zip archive", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithoutTheDocument_NamesTheMissingEntry()
    {
        SaveChain(_folder["model.zip"]);
        ModelZip.Remove(_folder["model.zip"], "Network.json");

        Exception error = LoadError(_folder["model.zip"]);

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains("has no entry 'Network.json'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"length\": 3", "\"length\": 0", "Length is 0; it must be 1 or more (rows).")]
    [InlineData("\"length\": 3,", "", "length")]
    [InlineData("\"historyEdge\": \"Drop\"", "\"historyEdge\": \"Wrap\"", "historyEdge")]
    [InlineData("\"horizon\": 1", "\"horizon\": 1, \"stride\": 2", "stride")]
    [InlineData("\"format\": 2", "\"format\": 0", "its format version is 0")]
    [InlineData("{", "", "The file is damaged")]
    public void Load_OfADamagedDocument_SaysWhatIsWrong(string old, string damaged, string expected)
    {
        SaveChain(_folder["model.zip"]);
        ModelZip.Edit(_folder["model.zip"], "Network.json", json =>
        {
            Assert.Contains(old, json, StringComparison.Ordinal);
            return json.Replace(old, damaged, StringComparison.Ordinal);
        });

        Exception error = LoadError(_folder["model.zip"]);

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("The file is damaged; save the model again.", error.Message, StringComparison.Ordinal);
    }

    private ITransformer SaveChain(string path)
    {
        IDataView months = _ml.Data.LoadFromEnumerable<Month>([new Month { Passengers = 1 }]);
        ITransformer model = _ml.Transforms.CopyColumns("Copy", "Passengers")
            .Append(_ml.Recurrent().Window("History", "Copy", length: 3, futureColumnName: "Next"))
            .Fit(months);
        _ml.Model.Save(model, months.Schema, path);
        return model;
    }

    private WindowTransformer SaveAndLoad(WindowOptions options)
    {
        _ml.Model.Save(new WindowTransformer(options), inputSchema: null, _folder["window.zip"]);
        return Assert.IsType<WindowTransformer>(new MLContext().Model.Load(_folder["window.zip"], out _));
    }

    /// <summary>What was thrown at the bottom: ML.NET wraps an error once per level of a chain.</summary>
    private static Exception LoadError(string path)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => new MLContext().Model.Load(path, out _));
        for (; error is System.Reflection.TargetInvocationException { InnerException: { } inner }; error = inner)
        {
        }

        return error;
    }
}
