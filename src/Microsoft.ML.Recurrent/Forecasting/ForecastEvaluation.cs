using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Evaluation;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Compares a forecast column with what came true in the rows after.</summary>
internal static class ForecastEvaluation
{
    public static ForecastMetrics Evaluate(IDataView forecasts, IDataView training, string actualColumnName, string forecastColumnName, int seasonLength, int step)
    {
        Check.ColumnName(actualColumnName);
        Check.ColumnName(forecastColumnName);
        Check.AtLeast(step, 1, "rows");
        float[] history = ReadActual(training, actualColumnName);
        double scale = new SeasonalNaive(seasonLength).TrainingError(history);

        (List<float> actual, List<float[]> forecast) = Read(forecasts, actualColumnName, forecastColumnName);
        var errors = new ForecastErrorAccumulator();
        for (int origin = 0; origin < actual.Count; origin += step)
        {
            float[] values = forecast[origin];
            for (int h = 0; h < values.Length && origin + 1 + h < actual.Count; h++)
                errors.Add(actual[origin + 1 + h], values[h]);
        }

        return errors.ToMetrics(scale);
    }

    private static float[] ReadActual(IDataView data, string name)
    {
        DataViewSchema.Column column = Scalar(data.Schema, name);
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        ValueGetter<float> get = cursor.GetGetter<float>(column);
        var values = new List<float>();
        float value = 0;
        while (cursor.MoveNext())
        {
            get(ref value);
            values.Add(value);
        }

        return values.ToArray();
    }

    private static (List<float> Actual, List<float[]> Forecast) Read(IDataView data, string actualName, string forecastName)
    {
        DataViewSchema.Column actualColumn = Scalar(data.Schema, actualName);
        DataViewSchema.Column forecastColumn = Columns.Find(data.Schema, forecastName, "forecast");
        if (forecastColumn.Type is not VectorDataViewType { IsKnownSize: true, Dimensions.Length: 1 } vector || !vector.ItemType.Equals(NumberDataViewType.Single))
            throw Columns.WrongType(forecastColumn, "forecast", "Vector<Single, F>, as Forecast of a Single column gives it");

        using DataViewRowCursor cursor = data.GetRowCursor([actualColumn, forecastColumn]);
        ValueGetter<float> getActual = cursor.GetGetter<float>(actualColumn);
        ValueGetter<VBuffer<float>> getForecast = cursor.GetGetter<VBuffer<float>>(forecastColumn);
        var actual = new List<float>();
        var forecast = new List<float[]>();
        float value = 0;
        VBuffer<float> buffer = default;
        while (cursor.MoveNext())
        {
            getActual(ref value);
            getForecast(ref buffer);
            actual.Add(value);
            forecast.Add(buffer.DenseValues().ToArray());
        }

        return (actual, forecast);
    }

    private static DataViewSchema.Column Scalar(DataViewSchema schema, string name)
    {
        DataViewSchema.Column column = Columns.Find(schema, name, "actual");
        return column.Type.Equals(NumberDataViewType.Single) ? column : throw Columns.WrongType(column, "actual", "Single");
    }
}
