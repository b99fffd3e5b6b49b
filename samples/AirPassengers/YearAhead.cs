using Microsoft.ML.Data;

namespace AirPassengers;

/// <summary>What the model adds to a row: the twelve months after it.</summary>
internal sealed class YearAhead
{
    [VectorType(12)]
    public float[] Forecast { get; set; } = [];
}
