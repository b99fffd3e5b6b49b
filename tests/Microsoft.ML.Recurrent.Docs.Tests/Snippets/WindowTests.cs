#region Window.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Windowing;
#endregion

namespace Docs.Snippets;

public sealed class WindowTests
{
    [Fact]
    public void Program_ASeriesOfHours_GivesWindowsWithWhatFollows()
    {
        #region Window.Program
        var ml = new MLContext(seed: 1);
        IDataView hours = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 500).Select(t => new Hour { Load = 100 + (30 * MathF.Sin(2 * MathF.PI * t / 24)) }).ToArray());

        WindowEstimator windowing = ml.Recurrent().Window(outputColumnName: "Last24", inputColumnName: "Load", length: 24, futureColumnName: "Next");
        IDataView windows = windowing.Fit(hours).Transform(hours);

        foreach (WindowedHour row in ml.Data.CreateEnumerable<WindowedHour>(ml.Data.TakeRows(windows, 3), reuseRowObject: false))
            Console.WriteLine($"{row.Last24[0]:F1} ... {row.Last24[^1]:F1}, then {row.Next:F1}");
        #endregion

        float[] load = [.. hours.GetColumn<float>("Load")];
        WindowedHour[] rows = [.. ml.Data.CreateEnumerable<WindowedHour>(windows, reuseRowObject: false)];
        Assert.Equal(500 - 23, rows.Length);
        Assert.Equal(load[..24], rows[0].Last24);
        Assert.Equal(load[24], rows[0].Next);
        Assert.True(float.IsNaN(rows[^1].Next), "What follows the last row is not known.");

        #region Window.Train
        EstimatorChain<RecurrentTransformer> pipeline = windowing.Append(ml.Recurrent().Gru(labelColumnName: "Next", featureColumnName: "Last24", epochs: 5));
        TimeSplit split = ml.Recurrent().SplitByTime(hours, fraction: 0.8);
        TransformerChain<RecurrentTransformer> model = pipeline.Fit(split.TrainSet);
        #endregion

        Assert.Equal(400 - 24, model.LastTransformer.Model.Summary.Rows);
        Assert.Equal(1, model.LastTransformer.Model.Summary.SkippedRows);
    }

    [Fact]
    public void Edges_EachOne_KeepsAsManyRowsAsThePageSays()
    {
        var ml = new MLContext(seed: 1);
        IDataView hours = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(t => new Hour { Load = t }).ToArray());

        #region Window.Edges
        var options = new WindowOptions { OutputColumnName = "Last24", InputColumnName = "Load", Length = 24, FutureColumnName = "Next" };
        WindowOptions everyRow = options with { HistoryEdge = HistoryEdge.Pad };
        WindowOptions onlyComplete = options with { FutureEdge = FutureEdge.Drop };
        #endregion

        Assert.Equal((77, 100, 76), (Count(options), Count(everyRow), Count(onlyComplete)));
        Assert.Equal(100, Count(options with { HistoryEdge = HistoryEdge.Missing }));

        int Count(WindowOptions one) => ml.Recurrent().Window(one).Fit(hours).Transform(hours).GetColumn<float[]>("Last24").Count();
    }
}
