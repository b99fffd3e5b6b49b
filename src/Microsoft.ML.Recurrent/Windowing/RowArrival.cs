namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>What the next row of a source turned out to be.</summary>
internal enum RowArrival
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The first of a series.</summary>
    Begins,

    /// <summary>One more of the same series.</summary>
    Continues,

    /// <summary>One that the source lacks, of the same series, made to fill a gap.</summary>
    Filled,
}
