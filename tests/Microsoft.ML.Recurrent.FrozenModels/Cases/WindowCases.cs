using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.FrozenModels.Cases;

/// <summary>Series to windows, alone and before a network.</summary>
internal static class WindowCases
{
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        new ModelCase("windows", "Window of every edge in one chain: padded, missing and dropped history, kept and dropped future, groups by text and by key, times, one value and three per row.",
            ml => SeriesRow.View(ml, count: 12, stores: 2),
            (ml, rows) => ml.Recurrent().Window(new WindowOptions { OutputColumnName = "Padded", InputColumnName = "Value", Length = 3, HistoryEdge = HistoryEdge.Pad })
                .Append(ml.Recurrent().Window(new WindowOptions
                {
                    OutputColumnName = "Missing", InputColumnName = "Values", Length = 2, HistoryEdge = HistoryEdge.Missing, FutureColumnName = "Next", GroupColumnName = "Store", TimeColumnName = "Day",
                }))
                .Append(ml.Recurrent().Window(new WindowOptions
                {
                    OutputColumnName = "Dropped", InputColumnName = "Value", Length = 3, FutureColumnName = "Soon", Horizon = 2, FutureEdge = FutureEdge.Drop, GroupColumnName = "Shop", TimeColumnName = "Hour",
                }))
                .Append(ml.Recurrent().Window(new WindowOptions
                {
                    OutputColumnName = "Wide", InputColumnName = "Values", Length = 1, FutureColumnName = "Later", Horizon = 2, GroupColumnName = "Store",
                }))
                .Fit(rows)) { RowByRow = false },
        new ModelCase("windows-row-by-row", "Window without a future, padded and missing, groups and times: what can be asked row by row.",
            ml => SeriesRow.View(ml, count: 12, stores: 2),
            (ml, rows) => ml.Recurrent().Window(new WindowOptions { OutputColumnName = "Padded", InputColumnName = "Values", Length = 4, HistoryEdge = HistoryEdge.Pad, GroupColumnName = "Store" })
                .Append(ml.Recurrent().Window(new WindowOptions
                {
                    OutputColumnName = "Missing", InputColumnName = "Value", Length = 2, HistoryEdge = HistoryEdge.Missing, GroupColumnName = "Shop", TimeColumnName = "Since",
                }))
                .Fit(rows)),
        new ModelCase("window-then-gru", "A chain of Window and Gru: three values per row, the next row of one of them as label.",
            ml => SeriesRow.View(ml, count: 20, stores: 2),
            (ml, rows) => ml.Recurrent().Window("History", "Values", length: 4, groupColumnName: "Store", timeColumnName: "Day")
                .Append(ml.Recurrent().Window("Recent", "Value", length: 1, futureColumnName: "Next", groupColumnName: "Store"))
                .Append(ml.Recurrent().Gru(new GruOptions { LabelColumnName = "Next", FeatureColumnName = "History", HiddenSize = 4, Epochs = 2, Seed = 71 }))
                .Fit(rows)) { RowByRow = false },
    ];
}
