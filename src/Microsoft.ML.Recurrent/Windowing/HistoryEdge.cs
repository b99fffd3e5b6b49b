namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>What becomes of the first rows of a series, whose windows reach back beyond its beginning.</summary>
public enum HistoryEdge
{
    /// <summary>They are left out. Row by row, where no row can be left out, their windows are missing.</summary>
    Drop,

    /// <summary>Their windows are filled with the first row of the series: a value that was seen, where zero may lie far outside the data.</summary>
    Pad,

    /// <summary>They stay, and their windows are missing: NaN in every place.</summary>
    Missing,
}
