namespace Microsoft.ML.Recurrent.Data;

/// <summary>How numbers are brought to the range in which gates work, fitted on training rows and stored with the model.</summary>
public enum Scaling
{
    /// <summary>Mean 0 and standard deviation 1.</summary>
    Standardize,

    /// <summary>Smallest value 0, largest 1.</summary>
    MinMax,

    /// <summary>As they are: for data that is scaled already.</summary>
    None,
}
