using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Evaluation;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Compares a forecast column with what came true in the rows after, series by series.</summary>
internal sealed class ForecastEvaluation
{
    private readonly ForecastEvaluationOptions _options;
    private readonly DataViewSchema.Column _forecast;
    private readonly Dictionary<string, double[]> _scales;
    private readonly int _channels;
    private readonly int _horizon;
    private readonly PanelErrors _errors;
    private readonly double[] _noScale;

    private ForecastEvaluation(IDataView forecasts, IDataView training, ForecastEvaluationOptions options)
    {
        _forecast = Columns.Find(forecasts.Schema, options.ForecastColumnName, "forecast");
        _options = SeriesAnnotations.Complete(options, _forecast);
        _scales = MaseScales.Of(training, _options);
        _channels = Series(forecasts).Channels;
        _horizon = HorizonOf(_forecast, _channels, Series(forecasts).IsVector);
        _errors = new PanelErrors(_horizon, _channels);
        _noScale = Enumerable.Repeat(double.NaN, _channels).ToArray();
    }

    public static PanelMetrics Evaluate(IDataView forecasts, IDataView training, ForecastEvaluationOptions options)
    {
        var evaluation = new ForecastEvaluation(forecasts, training, options.Validate());
        evaluation.Read(forecasts);
        return evaluation._errors.ToMetrics();
    }

    private SeriesColumns Series(IDataView data)
        => new SeriesColumns(data.Schema, _options.ActualColumnName, _options.GroupColumnName, _options.TimeColumnName, KeyNaming.ValueOrNumber).CheckSpacing(_options.Spacing);

    private void Read(IDataView data)
    {
        SeriesColumns columns = Series(data);
        using DataViewRowCursor cursor = data.GetRowCursor(columns.All.Append(_forecast).DistinctBy(column => column.Index).ToArray());
        SeriesOrder order = columns.Follow(cursor, _options.TimeRule, mayReturn: false);
        var reader = new ActualReader(cursor, columns.Values);
        ValueGetter<VBuffer<float>> getForecast = cursor.GetGetter<VBuffer<float>>(_forecast);
        var rows = new List<EvaluatedRow>();
        VBuffer<float> buffer = default;
        string group = "";
        while (cursor.MoveNext())
        {
            if (order.Advance() && rows.Count > 0)
                End(group, rows);
            group = order.Group!;
            getForecast(ref buffer);
            long number = rows.Count == 0 ? 0 : rows[^1].Number + 1 + order.Missing;
            rows.Add(new EvaluatedRow(number, reader.Read(), [.. buffer.DenseValues()]));
        }

        if (rows.Count > 0)
            End(group, rows);
    }

    private void End(string group, List<EvaluatedRow> rows)
    {
        for (int origin = 0; origin < rows.Count; origin++)
        {
            if (rows[origin].Number % _options.Step == 0)
                Compare(rows, origin);
        }

        _errors.EndSeries(group, _scales.GetValueOrDefault(group) ?? _noScale);
        rows.Clear();
    }

    // A row that the data lack has nothing to compare with.
    private void Compare(List<EvaluatedRow> rows, int origin)
    {
        int row = origin + 1;
        for (int h = 0; h < _horizon; h++)
        {
            long number = rows[origin].Number + 1 + h;
            while (row < rows.Count && rows[row].Number < number)
                row++;
            if (row == rows.Count)
                return;
            if (rows[row].Number != number)
                continue;
            for (int c = 0; c < _channels; c++)
                _errors.Add(h, c, rows[row].Actual[c], Finite(rows[origin].Forecast[(h * _channels) + c]));
        }
    }

    private float Finite(float value) => float.IsInfinity(value)
        ? throw new InvalidDataException($"Column '{_forecast.Name}' holds an infinite forecast; it must be finite, or NaN where there is none. Look at what made it.")
        : value;

    private static int HorizonOf(DataViewSchema.Column column, int channels, bool isVector)
    {
        bool isForecast = column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType.Equals(NumberDataViewType.Single)
            && (isVector ? vector.Dimensions.Length == 2 && vector.Dimensions[1] == channels : vector.Dimensions.Length == 1);
        if (!isForecast)
            throw Columns.WrongType(column, "forecast", isVector ? $"Vector<Single, F, {channels}>, as Forecast of a column of {channels} values gives it" : "Vector<Single, F>, as Forecast of a Single column gives it");
        return ((VectorDataViewType)column.Type).Dimensions[0];
    }
}
