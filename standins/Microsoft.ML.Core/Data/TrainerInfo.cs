namespace Microsoft.ML;

/// <summary>What a trainer asks of its data.</summary>
public sealed class TrainerInfo
{
    internal TrainerInfo(bool normalization = true, bool calibration = false, bool caching = true,
        bool supportValid = false, bool supportIncrementalTrain = false, bool supportTest = false)
    {
        NeedNormalization = normalization;
        NeedCalibration = calibration;
        WantCaching = caching;
        SupportsValidation = supportValid;
        SupportsIncrementalTraining = supportIncrementalTrain;
        SupportsTest = supportTest;
    }

    /// <summary>Whether the features should be on one scale.</summary>
    public bool NeedNormalization { get; }

    internal bool NeedCalibration { get; }

    /// <summary>Whether the data is read often enough that caching pays.</summary>
    public bool WantCaching { get; }

    internal bool SupportsValidation { get; }

    internal bool SupportsTest { get; }

    internal bool SupportsIncrementalTraining { get; }
}
