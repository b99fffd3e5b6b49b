namespace Microsoft.ML.Recurrent.Interop;

/// <summary>What a trainer tells ML.NET of its needs; the constructor is internal there.</summary>
internal static class TrainerInfos
{
    /// <summary>We scale and keep the data ourselves, so neither normalization nor a cache is asked for.</summary>
    public static TrainerInfo Recurrent { get; } = new(normalization: false, calibration: false, caching: false);
}
