namespace Microsoft.ML.Recurrent.Engines;

/// <summary>The cell of a recurrent layer.</summary>
public enum RecurrentCell
{
    /// <summary>Elman's: one gate-free state. Elman (1990), doi:10.1207/s15516709cog1402_1.</summary>
    Rnn,

    /// <summary>Long short-term memory with forget gate. Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735;
    /// Gers et al. (2000), doi:10.1162/089976600300015015.</summary>
    Lstm,

    /// <summary>Gated recurrent unit. Cho et al. (2014), doi:10.3115/v1/D14-1179.</summary>
    Gru,
}
