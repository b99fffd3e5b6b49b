using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Tests.Interop;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

public sealed class ForecastCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new();

    private string Path => _folder["state.json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(2)] // less than a window
    [InlineData(3)]
    [InlineData(11)] // the ring has gone round
    public void Restore_IntoANewEngine_GoesOnToTheSameBits(int observedBefore)
    {
        LstmForecastTransformer model = Train();
        float[] values = Series.Wave(30);
        ForecastEngine whole = Engine(model, values), first = Engine(model, values[..observedBefore]);
        first.SaveCheckpoint(Path);

        ForecastEngine second = Engine(model, []);
        second.RestoreCheckpoint(Path);
        Assert.Equal(observedBefore, second.ObservedCount);
        foreach (float value in values[observedBefore..])
            second.Observe(value);

        Assert.Equal(Series.Bits(whole.Forecast()), Series.Bits(second.Forecast()));
        Assert.Equal(whole.ObservedCount, second.ObservedCount);
    }

    [Fact]
    public void Restore_WithTheModelLoadedFromAZip_GoesOnToTheSameBits()
    {
        LstmForecastTransformer model = Train();
        ForecastEngine engine = Engine(model, Series.Wave(9));
        engine.SaveCheckpoint(Path);
        _ml.Model.Save(model, inputSchema: null, _folder["model.zip"]);

        ForecastEngine restored = Engine((LstmForecastTransformer)new MLContext().Model.Load(_folder["model.zip"], out _), []);
        restored.RestoreCheckpoint(Path);

        Assert.Equal(Series.Bits(engine.Forecast()), Series.Bits(restored.Forecast()));
    }

    [Fact]
    public void Save_Again_ReplacesTheFileAndLeavesNothingBeside()
    {
        LstmForecastTransformer model = Train();
        Engine(model, Series.Wave(4)).SaveCheckpoint(Path);
        Engine(model, Series.Wave(9)).SaveCheckpoint(Path);

        ForecastEngine restored = Engine(model, []);
        restored.RestoreCheckpoint(Path);

        Assert.Equal(9, restored.ObservedCount);
        Assert.Equal([Path], Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Fact]
    public void Save_WhereAFolderStands_ThrowsAndLeavesNothingBeside()
    {
        Directory.CreateDirectory(Path);

        var error = Assert.Throws<IOException>(() => Engine(Train(), Series.Wave(4)).SaveCheckpoint(Path));

        Assert.StartsWith($"The checkpoint '{Path}' cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
        Assert.Empty(Directory.GetFileSystemEntries(Path));
    }

    [Fact]
    public void Save_IntoAFolderThatIsNotThere_Throws()
        => Assert.Throws<IOException>(() => Engine(Train(), []).SaveCheckpoint(_folder["missing/state.json"]));

    [Fact]
    public void Restore_OfAFileThatIsNotThere_Throws()
        => Assert.Throws<FileNotFoundException>(() => Engine(Train(), []).RestoreCheckpoint(Path));

    [Fact]
    public void Restore_IntoAnotherSeries_NamesTheField()
    {
        SeriesRow[] rows = [.. Series.Store("North", Series.Wave(20)), .. Series.Store("South", 4, 9, 6, 7, 5, 8)];
        LstmForecastTransformer model = Series.Train(rows, Series.Small with { GroupColumnName = "Store" });
        _ml.Recurrent().CreateForecastEngine(model, "North").SaveCheckpoint(Path);

        Assert.StartsWith($"The checkpoint '{Path}' has Series 'North'; this engine has 'South'.", RestoreError(_ml.Recurrent().CreateForecastEngine(model, "South")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_IntoAModelOfAnotherWindow_NamesTheField()
    {
        Engine(Train(), Series.Wave(9)).SaveCheckpoint(Path);

        InvalidDataException error = RestoreError(Engine(Train(Series.Small with { WindowLength = 5 }), []));

        Assert.StartsWith($"The checkpoint '{Path}' has WindowLength '3'; this engine has '5'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_IntoAModelTrainedOnOtherRows_IsRefused()
    {
        // The same shapes, but another scale: the rows kept would mean other values.
        Engine(Train(), Series.Wave(9)).SaveCheckpoint(Path);
        LstmForecastTransformer other = Series.Train(Series.Rows(Series.Wave(20).Select(value => 100 * value).ToArray()), Series.Small);

        InvalidDataException error = RestoreError(Engine(other, []));

        Assert.StartsWith($"The checkpoint '{Path}' has Model '", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"observed\": 9", "\"observed\": -1", "claims -1 rows observed")]
    [InlineData("\"observed\": 9", "\"observed\": 9223372036854775807", "claims 9223372036854775807 rows observed")] // one more would be none
    [InlineData("\"observed\": 9", "\"observed\": 2", "claims 2 rows observed but keeps 3 numbers; 2 finite ones are needed")]
    [InlineData("\"format\": 2", "\"format\": 3", "Model format 3 is newer than this library reads (1–2).")]
    [InlineData("\"series\": \"\"", "\"series\": null", "series")]
    [InlineData("\"rows\": [", "\"rows\": [[", "The file is damaged")]
    [InlineData("\"observed\": 9,", "", "observed")]
    public void Restore_OfADamagedFile_SaysWhatIsWrong(string old, string damaged, string expected)
    {
        Engine(Train(), Series.Wave(9)).SaveCheckpoint(Path);
        string text = File.ReadAllText(Path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(Path, text.Replace(old, damaged, StringComparison.Ordinal));
        ForecastEngine engine = Engine(Train(), Series.Wave(5));
        float[] before = engine.Forecast();

        Exception error = Assert.ThrowsAny<Exception>(() => engine.RestoreCheckpoint(Path));

        Assert.True(error is InvalidDataException or FormatException, error.ToString());
        if (error is InvalidDataException)
            Assert.StartsWith($"The checkpoint '{Path}' ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(Series.Bits(before), Series.Bits(engine.Forecast()));
    }

    [Fact]
    public void Restore_OfAFileCutAnywhere_ThrowsAndKeepsTheState()
    {
        Engine(Train(), Series.Wave(9)).SaveCheckpoint(Path);
        byte[] bytes = File.ReadAllBytes(Path);
        ForecastEngine engine = Engine(Train(), Series.Wave(5));
        float[] before = engine.Forecast();

        for (int length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(Path, bytes[..length]);
            Assert.Throws<InvalidDataException>(() => engine.RestoreCheckpoint(Path));
        }

        Assert.Equal(5, engine.ObservedCount);
        Assert.Equal(Series.Bits(before), Series.Bits(engine.Forecast()));
    }

    private static LstmForecastTransformer Train(LstmForecastOptions? options = null) => Series.Train(Series.Rows(Series.Wave(20)), options ?? Series.Small);

    private ForecastEngine Engine(LstmForecastTransformer model, float[] values)
    {
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model);
        foreach (float value in values)
            engine.Observe(value);
        return engine;
    }

    private InvalidDataException RestoreError(ForecastEngine engine) => Assert.Throws<InvalidDataException>(() => engine.RestoreCheckpoint(Path));
}
