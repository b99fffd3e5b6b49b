using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>The column that <c>Transform</c> adds.</summary>
public sealed class ForecastColumnTests
{
    private readonly MLContext _ml = new();

    [Fact]
    public void Forecast_OfRowT_HoldsTheRowsAfterIt()
    {
        // The network answers (+1, +2) and nothing is scaled: one row ahead is the value plus 1, two rows ahead plus 2.
        LstmForecastTransformer model = Unscaled().Answering(1, 2);

        float[][] forecasts = Series.Forecasts(model, Series.Rows(5, 6, 8, 11));

        Assert.Equal([9f, 10f], forecasts[2]);
        Assert.Equal([12f, 13f], forecasts[3]);
    }

    [Fact]
    public void Forecast_WhileHistoryIsIncomplete_IsNaN()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);

        float[][] forecasts = Series.Forecasts(model, Series.Rows(Series.Wave(5)));

        Assert.All(forecasts[..2], row => Assert.Equal([float.NaN, float.NaN], row));
        Assert.All(forecasts[2..], row => Assert.All(row, value => Assert.True(float.IsFinite(value))));
    }

    [Fact]
    public void Forecast_OfARow_ReadsNothingBehindIt()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        float[] other = Series.Wave(10);
        other[7] = -50;

        float[][] forecasts = Series.Forecasts(model, Series.Rows(Series.Wave(10))), changed = Series.Forecasts(model, Series.Rows(other));

        Assert.Equal(Series.Bits(forecasts[..7]), Series.Bits(changed[..7]));
        Assert.NotEqual(Series.Bits(forecasts[7]), Series.Bits(changed[7]));
    }

    [Fact]
    public void Forecast_OfARow_ReadsNothingBeforeItsWindow()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        float[] other = Series.Wave(10);
        other[4] = -50;

        float[][] forecasts = Series.Forecasts(model, Series.Rows(Series.Wave(10))), changed = Series.Forecasts(model, Series.Rows(other));

        Assert.NotEqual(Series.Bits(forecasts[6]), Series.Bits(changed[6]));
        Assert.Equal(Series.Bits(forecasts[7..]), Series.Bits(changed[7..]));
    }

    [Fact]
    public void Transform_OfAScalarSeries_KeepsTheRowsAndAddsAVectorOfTheHorizon()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        IDataView source = _ml.Data.LoadFromEnumerable(Series.Rows(Series.Wave(7)));

        IDataView view = model.Transform(source);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), view.Schema["Forecast"].Type);
        Assert.Equal(view.Schema.Select(c => c.Name), model.GetOutputSchema(source.Schema).Select(c => c.Name), StringComparer.Ordinal);
        Assert.Equal(source.GetRowCount(), view.GetRowCount());
        Assert.Equal(7, Series.Forecasts(view).Length);
        Assert.False(view.CanShuffle);
    }

    [Fact]
    public void Transform_OfMoreRowsThanABatch_PassesEveryRowOnBesideItsForecast()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small).Answering(0, 0);
        float[] values = Series.Wave(600); // two batches of 256 and a rest

        IDataView view = model.Transform(_ml.Data.LoadFromEnumerable(values.Select((value, t) => new SeriesRow { Value = value, Store = $"row {t}" })));
        ForecastRow[] rows = _ml.Data.CreateEnumerable<ForecastRow>(view, reuseRowObject: false).ToArray();

        Assert.Equal(600, rows.Length);
        for (int t = 0; t < rows.Length; t++)
        {
            Assert.Equal(values[t], rows[t].Value);
            Assert.Equal($"row {t}", rows[t].Store);
            if (t >= 2)
                Assert.Equal(values[t], rows[t].Forecast[0], 1e-4f);
        }
    }

    [Fact]
    public void Transform_UnderANameThatIsTaken_HidesTheOldColumnAndStillPassesItOn()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small with { OutputColumnName = "Value" });

        IDataView view = model.Transform(_ml.Data.LoadFromEnumerable(Series.Rows(1, 2, 3, 4)));

        DataViewSchema.Column hidden = view.Schema.Single(column => column.IsHidden);
        Assert.Equal("Value", hidden.Name);
        Assert.IsType<VectorDataViewType>(view.Schema["Value"].Type);
        using DataViewRowCursor cursor = view.GetRowCursor([hidden, view.Schema["Value"]]);
        ValueGetter<float> get = cursor.GetGetter<float>(hidden);
        var passed = new List<float>();
        while (cursor.MoveNext())
        {
            float value = 0;
            get(ref value);
            passed.Add(value);
        }

        Assert.Equal([1f, 2f, 3f, 4f], passed);
    }

    [Fact]
    public void Cursors_SeveralOverOneView_DoNotDisturbEachOther()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        IDataView view = model.Transform(_ml.Data.LoadFromEnumerable(Series.Rows(Series.Wave(300))));
        float[][] alone = Series.Forecasts(view);

        using IEnumerator<float[]> first = view.GetColumn<float[]>("Forecast").GetEnumerator();
        using IEnumerator<float[]> second = view.GetColumn<float[]>("Forecast").GetEnumerator();
        for (int t = 0; t < 10; t++)
            Assert.True(first.MoveNext());
        for (int t = 10; t < 300; t++)
        {
            Assert.True(first.MoveNext());
            Assert.True(second.MoveNext());
            Assert.Equal(Series.Bits(alone[t]), Series.Bits(first.Current));
            Assert.Equal(Series.Bits(alone[t - 10]), Series.Bits(second.Current));
        }
    }

    [Fact]
    public void Cursor_AskedForOldColumnsOnly_DoesNotForecast()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);

        IDataView view = model.Transform(_ml.Data.LoadFromEnumerable(Series.Rows(1, float.NaN, 3)));

        Assert.Equal([1f, float.NaN, 3f], view.GetColumn<float>("Value"));
        Assert.Throws<InvalidDataException>(() => Series.Forecasts(view));
    }

    [Fact]
    public void Cursor_AskedForAColumnThatIsNotActive_NamesIt()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        IDataView view = model.Transform(_ml.Data.LoadFromEnumerable(Series.Rows(1, 2, 3)));
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Forecast"]]);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(view.Schema["Value"]));

        Assert.Contains("'Value'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cursor_StandsBeforeTheFirstRowAndBehindTheLastAsMLNetsOwnDo()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        IDataView view = model.Transform(_ml.Data.LoadFromEnumerable(Series.Rows(1, 2, 3)));
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Forecast"]]);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        var positions = new List<long> { cursor.Position };
        var ids = new List<ulong>();

        while (cursor.MoveNext())
        {
            positions.Add(cursor.Position);
            DataViewRowId id = default;
            getId(ref id);
            ids.Add(id.Low);
        }

        positions.Add(cursor.Position);
        Assert.Equal([-1L, 0L, 1L, 2L, -1L], positions);
        Assert.Equal([0UL, 1UL, 2UL], ids);
    }

    [Fact]
    public void Transform_OfNoRows_GivesNoRows()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);

        Assert.Empty(Series.Forecasts(model, []));
    }

    private static LstmForecastTransformer Unscaled()
        => Series.Train(Series.Rows(Series.Wave(20)), Series.Small with { Scaling = Scaling.None });
}
