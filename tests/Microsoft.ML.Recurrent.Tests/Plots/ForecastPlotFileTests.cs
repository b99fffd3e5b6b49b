using Microsoft.ML.Recurrent.Plots;

namespace Microsoft.ML.Recurrent.Tests.Plots;

public sealed class ForecastPlotFileTests : IDisposable
{
    private static readonly ForecastPlot Plot = new ForecastPlot { Title = "t" }.Add(PlotSeries.OverRows("y", PlotRole.Actual, 0, [1, 2]));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recurrent-plots-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Save_OverAnOldPicture_ReplacesItAndLeavesNothingBeside()
    {
        string path = Path.Combine(_folder.FullName, "forecast.svg");
        File.WriteAllText(path, "old");

        Plot.Save(path);

        Assert.Equal(Plot.ToSvg(), File.ReadAllText(path));
        Assert.Equal(["forecast.svg"], _folder.GetFiles().Select(file => file.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void Save_FolderMissing_ThrowsNamingThePath()
    {
        string path = Path.Combine(_folder.FullName, "missing", "forecast.svg");

        var error = Assert.Throws<IOException>(() => Plot.Save(path));

        Assert.StartsWith($"The picture '{path}' cannot be written:", error.Message, StringComparison.Ordinal);
        Assert.Contains("Give a file name in an existing folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_PathIsAFolder_ThrowsAndLeavesTheFolderAsItWas()
    {
        string path = _folder.CreateSubdirectory("forecast.svg").FullName;
        File.WriteAllText(Path.Combine(path, "kept"), "old");

        Assert.Throws<IOException>(() => Plot.Save(path));

        Assert.Equal("old", File.ReadAllText(Path.Combine(path, "kept")));
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void Save_NothingToDraw_LeavesTheOldPicture()
    {
        string path = Path.Combine(_folder.FullName, "forecast.svg");
        File.WriteAllText(path, "old");

        Assert.Throws<InvalidOperationException>(() => new ForecastPlot { Title = "empty" }.Save(path));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(_folder.GetFiles());
    }
}
