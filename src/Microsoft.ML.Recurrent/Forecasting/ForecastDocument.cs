using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>What <c>Network.json</c> says of a <see cref="ForecastModel"/>.</summary>
internal sealed record ForecastDocument
{
    public required LstmForecastOptions Options { get; init; }

    public required NetworkSpec Network { get; init; }

    public required bool IsVector { get; init; }

    /// <summary>By series name; the empty name where no group column was given.</summary>
    public required Dictionary<string, Scaler> Scaling { get; init; }

    public required TrainingSummary Training { get; init; }
}
