namespace Microsoft.ML.Recurrent.Text;

/// <summary>Which tokens of a text that is too long stay.</summary>
public enum Truncation
{
    /// <summary>The first ones.</summary>
    KeepHead,

    /// <summary>The last ones.</summary>
    KeepTail,

    /// <summary>The first half and the last half, the first being one longer where the number is odd. Reviews say what they think at both ends.
    /// Sun et al. (2019), doi:10.1007/978-3-030-32381-3_16.</summary>
    KeepBothEnds,
}
