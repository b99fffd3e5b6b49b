namespace Microsoft.ML.Data;

/// <summary>When a member of a chain is used.</summary>
[Flags]
public enum TransformerScope
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>While training.</summary>
    Training = 1,

    /// <summary>While testing.</summary>
    Testing = 2,

    /// <summary>While scoring.</summary>
    Scoring = 4,

    /// <summary>While training and testing.</summary>
    TrainTest = Training | Testing,

    /// <summary>Always.</summary>
    Everything = Training | Testing | Scoring,
}
