using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>Small series, small models over them, and what they forecast.</summary>
internal static class Series
{
    /// <summary>Trains in a few milliseconds: what is tested with it does not depend on how well it learnt.</summary>
    public static LstmForecastOptions Small { get; } = new()
    {
        InputColumnName = "Value",
        Horizon = 2,
        WindowLength = 3,
        HiddenSize = 4,
        Epochs = 2,
        BatchSize = 8,
        Seed = 1,
    };

    public static SeriesRow[] Rows(params float[] values) => Store("", values);

    public static SeriesRow[] Store(string name, params float[] values)
        => values.Select((value, day) => new SeriesRow { Value = value, Store = name, Day = day }).ToArray();

    /// <summary>A smooth wave around 10, which never repeats exactly.</summary>
    public static float[] Wave(int count)
        => Enumerable.Range(0, count).Select(t => 10f + 3f * MathF.Sin(0.7f * t) + MathF.Cos(0.23f * t)).ToArray();

    public static LstmForecastTransformer Train(IEnumerable<SeriesRow> rows, LstmForecastOptions options, MLContext? ml = null)
    {
        ml ??= new MLContext();
        return ml.Recurrent().Forecast(options).Fit(ml.Data.LoadFromEnumerable(rows));
    }

    /// <summary>Has the network answer the same whatever it reads, in scaled units: the rest of a forecast can then be worked out by hand.</summary>
    public static LstmForecastTransformer Answering(this LstmForecastTransformer model, params float[] answer)
    {
        ParameterSet parameters = model.Model.Network.Parameters;
        Parameter weight = parameters.Find("head.weight")!;
        weight.Write(new float[weight.Shape.ElementCount]);
        parameters.Find("head.bias")!.Write(answer);
        return model;
    }

    public static float[][] Forecasts(LstmForecastTransformer model, IEnumerable<SeriesRow> rows)
        => Forecasts(model.Transform(new MLContext().Data.LoadFromEnumerable(rows)));

    public static float[][] Forecasts(IDataView view) => view.GetColumn<float[]>("Forecast").ToArray();

    /// <summary>Bits, under which a NaN equals itself and nothing else is forgiven.</summary>
    public static int[] Bits(IEnumerable<float> values) => values.Select(BitConverter.SingleToInt32Bits).ToArray();

    public static int[] Bits(IEnumerable<float[]> rows) => Bits(rows.SelectMany(row => row));

    /// <summary>Every number that the model holds.</summary>
    public static int[] Weights(LstmForecastTransformer model)
        => Bits(model.Model.Network.Parameters.Select(parameter =>
        {
            float[] values = new float[parameter.Shape.ElementCount];
            parameter.Read(values);
            return values;
        }));
}
