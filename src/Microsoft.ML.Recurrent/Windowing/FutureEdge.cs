namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>What becomes of the last rows of a series, whose future is not known yet.</summary>
public enum FutureEdge
{
    /// <summary>They stay, and their future is missing: NaN in every place. A model scores them; trainers pass over them.</summary>
    Keep,

    /// <summary>They are left out.</summary>
    Drop,
}
