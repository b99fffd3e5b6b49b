using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>Series of several values per row.</summary>
public sealed class ForecastChannelsTests
{
    private static readonly LstmForecastOptions Options = Series.Small with { InputColumnName = "Values" };

    private readonly MLContext _ml = new();

    [Fact]
    public void Forecast_OfAVectorColumn_IsStepsByChannels()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Rows(20));

        IDataView view = _ml.Recurrent().Forecast(Options).Fit(data).Transform(data);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2, 3), view.Schema["Forecast"].Type);
        Assert.All(Series.Forecasts(view), forecast => Assert.Equal(6, forecast.Length));
    }

    [Fact]
    public void Forecast_OfAVectorColumn_KeepsEveryChannelInItsPlaceAndScale()
    {
        // Range of the channels: 10, 100 and 1000. Each answer is one range: step 1 in channel 0 and 2, step 2 in channel 1.
        ChannelRow[] rows =
        [
            new() { Values = [0, 0, 0] },
            new() { Values = [10, 100, 1000] },
            .. Enumerable.Range(0, 10).Select(t => new ChannelRow { Values = [t, t, t] }),
        ];
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Options with { Scaling = Scaling.MinMax })
            .Fit(_ml.Data.LoadFromEnumerable(rows)).Answering(1, 0, 1, 0, 1, 0);

        float[] forecast = Series.Forecasts(model.Transform(_ml.Data.LoadFromEnumerable<ChannelRow>(
            [new() { Values = [1, 1, 1] }, new() { Values = [2, 2, 2] }, new() { Values = [3, 40, 500] }])))[2];

        float[] expected = [13, 40, 1500, 3, 140, 500];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], forecast[i], 1e-3f);
    }

    [Fact]
    public void ForecastEngine_OfSeveralChannels_EqualsTransformBitForBit()
    {
        ChannelRow[] rows = Rows(40);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Options with { SeasonLength = 2 }).Fit(data);
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model);

        float[][] forecasts = rows.Select(row =>
        {
            engine.Observe(row.Values);
            return engine.Forecast();
        }).ToArray();

        Assert.Equal(Series.Bits(Series.Forecasts(model.Transform(data))), Series.Bits(forecasts));
    }

    [Fact]
    public void Forecast_OfSparseVectors_EqualsThatOfDenseOnes()
    {
        ChannelRow[] dense = Enumerable.Range(0, 20).Select(t => new ChannelRow { Values = [0, t % 3 == 0 ? t : 0, t % 2] }).ToArray();
        dense[0].Values[0] = 1; // no channel is constant
        SparseRow[] sparse = dense.Select(row => new SparseRow { Values = Sparse(row.Values) }).ToArray();
        IDataView denseData = _ml.Data.LoadFromEnumerable(dense), sparseData = _ml.Data.LoadFromEnumerable(sparse);

        LstmForecastTransformer ofDense = _ml.Recurrent().Forecast(Options).Fit(denseData);
        LstmForecastTransformer ofSparse = _ml.Recurrent().Forecast(Options).Fit(sparseData);

        Assert.Equal(Series.Weights(ofDense), Series.Weights(ofSparse));
        Assert.Equal(Series.Bits(Series.Forecasts(ofDense.Transform(denseData))), Series.Bits(Series.Forecasts(ofDense.Transform(sparseData))));
    }

    [Fact]
    public void Fit_NaNInOneChannel_NamesColumnRowAndSlot()
    {
        ChannelRow[] rows = Rows(20);
        rows[7].Values[2] = float.NaN;

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Forecast(Options).Fit(_ml.Data.LoadFromEnumerable(rows)));

        Assert.StartsWith(
            "Column 'Values' is NaN in row 7 (slot 2), the first row being 0; a series needs finite numbers.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OneChannelConstant_IsForecastAsItsConstantAndTheOtherIsLearnt()
    {
        ChannelRow[] rows = Rows(20);
        foreach (ChannelRow row in rows)
            row.Values[1] = 4;

        IDataView data = _ml.Data.LoadFromEnumerable(rows);

        float[] forecast = Series.Forecasts(_ml.Recurrent().Forecast(Options).Fit(data).Transform(data))[^1];

        int channels = rows[0].Values.Length;
        for (int h = 0; h < Options.Horizon; h++)
        {
            Assert.NotEqual(rows[^1].Values[0], forecast[channels * h]);
            Assert.Equal(4f, forecast[(channels * h) + 1]);
        }
    }

    [Fact]
    public void Predict_VectorOfAnotherLengthThanItsType_NamesBoth()
    {
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Options).Fit(_ml.Data.LoadFromEnumerable(Rows(20)));
        using PredictionEngine<ChannelRow, ForecastRow> engine = _ml.Model.CreatePredictionEngine<ChannelRow, ForecastRow>(model);

        var error = Assert.Throws<InvalidDataException>(() => engine.Predict(new ChannelRow { Values = [1, 2] }));

        Assert.StartsWith(
            "Column 'Values' has a vector of length 2 in row 0; its type is Vector<Single, 3>. Give every row 3 values.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_ColumnOfAnotherWidthThanInTraining_NamesBothTypes()
    {
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Options).Fit(_ml.Data.LoadFromEnumerable(Rows(20)));

        var error = Assert.Throws<ArgumentException>(() => model.Transform(_ml.Data.LoadFromEnumerable<PairRow>([])));

        Assert.StartsWith(
            "The input column 'Values' is Vector<Single, 2>; it must be Vector<Single, 3>, as in training.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_VectorOfUnknownSize_SaysWhatASeriesMayBe()
    {
        var error = Assert.Throws<ArgumentException>(
            () => _ml.Recurrent().Forecast(Options).Fit(_ml.Data.LoadFromEnumerable<AnyLengthRow>([])));

        Assert.Contains("it must be Single, or Vector<Single, C> of known size", error.Message, StringComparison.Ordinal);
    }

    private static ChannelRow[] Rows(int count)
    {
        float[] wave = Series.Wave(count + 10);
        return Enumerable.Range(0, count).Select(t => new ChannelRow { Values = [wave[t], 100 * wave[t + 3], wave[t + 7] - 10] }).ToArray();
    }

    private static VBuffer<float> Sparse(float[] values)
    {
        int[] places = Enumerable.Range(0, values.Length).Where(i => values[i] != 0).ToArray();
        return new VBuffer<float>(values.Length, places.Length, places.Select(i => values[i]).ToArray(), places);
    }

    public sealed class ChannelRow
    {
        [VectorType(3)]
        public float[] Values { get; set; } = [];
    }

    public sealed class SparseRow
    {
        [VectorType(3)]
        public VBuffer<float> Values { get; set; }
    }

    public sealed class PairRow
    {
        [VectorType(2)]
        public float[] Values { get; set; } = [];
    }

    public sealed class AnyLengthRow
    {
        public float[] Values { get; set; } = [];
    }
}
