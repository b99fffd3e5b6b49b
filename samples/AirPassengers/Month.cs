using System.Globalization;
using Microsoft.ML.Data;

namespace AirPassengers;

/// <summary>One row of air-passengers.csv: Box and Jenkins' series G (Time Series Analysis, 1970), international airline passengers.</summary>
internal sealed class Month
{
    /// <summary>As <c>1949-01</c>.</summary>
    [LoadColumn(0)]
    public string Name { get; set; } = "";

    /// <summary>Unit: thousands in that month.</summary>
    [LoadColumn(1)]
    public float Passengers { get; set; }

    public DateTime FirstDay() => DateTime.ParseExact(Name, "yyyy-MM", CultureInfo.InvariantCulture);
}
