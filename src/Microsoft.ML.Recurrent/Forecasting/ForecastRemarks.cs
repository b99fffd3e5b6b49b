using Microsoft.ML.Recurrent.Training;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>What the log says of the series of a training.</summary>
internal sealed class ForecastRemarks(IChannel channel, LstmForecastOptions options)
{
    private const int Named = 20;

    public void Tell(Panel panel, List<TrainingSeries> series, ForecastExamples examples)
    {
        if (panel.Spacing is { IsWarning: true } unknown)
            channel.Warning(MessageSensitivity.None, unknown.Remark);
        else if (panel.Spacing is { Remark: { } remark })
            channel.Info(MessageSensitivity.None, remark);
        if (panel.FilledRows > 0)
            channel.Info(MessageSensitivity.None, FormattableString.Invariant($"{panel.FilledRows} rows are missing and are filled in by Gaps.{options.Gaps}."));
        if (examples.ShortSeries > 0)
        {
            channel.Info(MessageSensitivity.None, FormattableString.Invariant(
                $"{examples.ShortSeries} of {series.Count} series are shorter than WindowLength {options.WindowLength} + Horizon {options.Horizon} rows and give no window to train on."));
        }

        Warn(series.FindAll(s => s.Scaling.IsMissing), series.Count, "are too short and do not change, so that no scale is known; their forecasts are NaN");
        Warn(series.FindAll(s => s.IsConstant && !s.Scaling.IsMissing), series.Count, "do not change; they teach the network nothing, and their forecasts are their constants");
        List<TrainingSeries> partly = series.FindAll(s => s.Constants > 0 && !s.IsConstant);
        Warn(partly, series.Count, FormattableString.Invariant($"have channels that do not change ({partly.Sum(s => s.Constants)} in all); the network does not see them, and their forecasts are their constants"));
    }

    /// <summary>What is watched and not learnt.</summary>
    public void TellHeldOut(TrainingData data, ForecastExamples examples)
    {
        if (data.Validation is not { } watched)
            return;
        int between = examples.Count - data.Training.Count - watched.Count;
        channel.Info(MessageSensitivity.None, FormattableString.Invariant(
            $"Held out the newest {options.ValidationFraction * 100:0.###} % of the rows of {(options.GroupColumnName is null ? "the series" : "each series")}: {watched.Count} of {examples.Count} windows are watched; {between} whose forecast reaches from one part into the other are neither learnt nor watched."));
    }

    private void Warn(List<TrainingSeries> series, int all, string what)
    {
        if (series.Count == 0)
            return;
        string names = options.GroupColumnName is null
            ? ""
            : $" ({string.Join(", ", series.Take(Named).Select(s => $"'{s.Group}'"))}{(series.Count > Named ? ", …" : "")})";
        channel.Warning(MessageSensitivity.None, FormattableString.Invariant($"{series.Count} of {all} series{names} {what}."));
    }
}
