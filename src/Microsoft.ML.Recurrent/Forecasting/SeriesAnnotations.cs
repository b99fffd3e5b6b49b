using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>What a forecast column says of the series that it belongs to, so that an evaluation need not be told.</summary>
internal static class SeriesAnnotations
{
    private const string Group = WindowAnnotations.GroupKind, Time = WindowAnnotations.TimeKind, Spacing = "RecurrentSpacing", Gaps = "RecurrentGaps";

    public static DataViewSchema.Annotations Of(LstmForecastOptions options)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        TextAnnotation.Add(builder, Group, options.GroupColumnName);
        TextAnnotation.Add(builder, Time, options.TimeColumnName);
        if (options.TimeColumnName is not null && options.Spacing is { } spacing)
        {
            TextAnnotation.Add(builder, Spacing, JsonSerializer.Serialize(spacing, ForecastJson.Default.Spacing));
            TextAnnotation.Add(builder, Gaps, options.Gaps.ToString());
        }

        return builder.ToAnnotations();
    }

    /// <summary>The options with what they leave open filled in from the column.</summary>
    public static ForecastEvaluationOptions Complete(ForecastEvaluationOptions options, DataViewSchema.Column forecast)
    {
        if (options.GroupColumnName is null)
            options = options with { GroupColumnName = TextAnnotation.Read(forecast, Group) };
        if (TextAnnotation.Read(forecast, Time) is not { } time || (options.TimeColumnName is { } other && other != time))
            return options;
        return options with
        {
            TimeColumnName = time,
            Spacing = options.Spacing ?? (TextAnnotation.Read(forecast, Spacing) is { } spacing ? JsonSerializer.Deserialize(spacing, ForecastJson.Default.Spacing) : null),
            Gaps = options.Gaps ?? (TextAnnotation.Read(forecast, Gaps) is { } gaps ? Enum.Parse<Gaps>(gaps) : null),
        };
    }
}
