namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>A prediction engine, whatever it gives.</summary>
internal interface IPredictor : IDisposable
{
    /// <summary>The numbers that it gives for a row.</summary>
    float[] Predict(WildRow row);
}
