using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Forecasting;
using Microsoft.ML.Recurrent.Tests.Networks;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

public sealed class SavedModelTests
{
    private readonly MLContext _ml = new();

    [Fact]
    public void Forecaster_SavedAndLoaded_KeepsSummaryScalesAndSeries()
    {
        LstmForecastTransformer model = SavedModels.Forecaster(Series.Small);

        ForecastModel loaded = SavedModels.SaveAndLoad(model).Model;

        Assert.Equal(SavedModels.Summary, loaded.Summary);
        Assert.Equal(model.Model.SeriesNames, loaded.SeriesNames, StringComparer.Ordinal);
        foreach (string name in model.Model.SeriesNames)
        {
            Assert.Equal(Series.Bits(model.Model.Scalings[name].Scaler.Offset), Series.Bits(loaded.Scalings[name].Scaler.Offset));
            Assert.Equal(Series.Bits(model.Model.Scalings[name].Scaler.Scale), Series.Bits(loaded.Scalings[name].Scaler.Scale));
        }
    }

    [Fact]
    public void Forecaster_SavedAndLoaded_ForecastsTheSameBits()
    {
        SeriesRow[] rows = [.. Series.Store("North", Series.Wave(40)), .. Series.Store("South", Series.Wave(30).Select(v => 1000 * v).ToArray())];
        LstmForecastTransformer model = Series.Train(
            rows, Series.Small with { GroupColumnName = "Store", LogTransform = true, SeasonLength = 2, Layers = 2 });

        LstmForecastTransformer loaded = SavedModels.SaveAndLoad(model);

        Assert.Equal(Series.Weights(model), Series.Weights(loaded));
        Assert.Equal(Series.Bits(Series.Forecasts(model, rows)), Series.Bits(Series.Forecasts(loaded, rows)));
    }

    [Fact]
    public void Forecaster_OfSeveralChannels_SavedAndLoaded_ForecastsTheSameBits()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(
            Series.Wave(30).Select((v, t) => new ForecastChannelsTests.ChannelRow { Values = [v, -v * t, t % 4] }).ToArray());
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Series.Small with { InputColumnName = "Values" }).Fit(data);

        IDataView scored = SavedModels.SaveAndLoad(model).Transform(data);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2, 3), scored.Schema["Forecast"].Type);
        Assert.Equal(Series.Bits(Series.Forecasts(model.Transform(data))), Series.Bits(Series.Forecasts(scored)));
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("rnn")]
    public void Sequencer_SavedAndLoaded_ScoresTheSameBits(string cell)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(SequenceRow.Sums(40));
        RecurrentTrainer trainer = cell switch
        {
            "lstm" => _ml.Recurrent().Lstm(new LstmOptions { HiddenSize = 5, Epochs = 2, Bidirectional = true, Layers = 2, Seed = 1 }),
            "gru" => _ml.Recurrent().Gru(new GruOptions { HiddenSize = 5, Epochs = 2, ResetGate = ResetGate.BeforeProduct, Seed = 1 }),
            _ => _ml.Recurrent().Rnn(new RnnOptions { HiddenSize = 5, Epochs = 2, Activation = CellActivation.Relu, Seed = 1 }),
        };
        RecurrentTransformer model = trainer.Fit(data);

        RecurrentTransformer loaded = SavedModels.SaveAndLoad(model);

        Assert.Equal(Series.Bits(model.Transform(data).GetColumn<float>("Score")), Series.Bits(loaded.Transform(data).GetColumn<float>("Score")));
        Assert.Equal(model.FeatureColumnType, loaded.FeatureColumnType);
        Assert.Equal(model.Model.Summary, loaded.Model.Summary);
    }

    [Fact]
    public void Chain_OfAllOurTransformers_LoadedAndSavedAgain_HasTheSameBytesInEveryEntry()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Series.Rows(Series.Wave(40)));
        ITransformer chain = _ml.Transforms.CopyColumns("Copy", "Value")
            .Append(_ml.Recurrent().Forecast(Series.Small with { InputColumnName = "Copy" }))
            .Append(_ml.Recurrent().Window("History", "Value", length: 3, futureColumnName: "Next"))
            .Append(_ml.Recurrent().Gru(new GruOptions { LabelColumnName = "Next", FeatureColumnName = "History", HiddenSize = 3, Epochs = 1 }))
            .Fit(data);
        byte[] first = SavedModels.Save(chain, data.Schema);

        byte[] second = SavedModels.Save(SavedModels.Load(first), data.Schema);

        SortedDictionary<string, byte[]> before = SavedModels.Entries(first), after = SavedModels.Entries(second);
        Assert.Equal(2, before.Keys.Count(name => name.EndsWith("/Weights.safetensors", StringComparison.Ordinal)));
        Assert.Equal(3, before.Keys.Count(name => name.EndsWith("/Network.json", StringComparison.Ordinal)));
        Assert.Equal(before.Keys, after.Keys);
        foreach ((string name, byte[] bytes) in before)
            Assert.True(bytes.AsSpan().SequenceEqual(after[name]), $"Entry {name} differs.");
    }

    [Fact]
    public void Forecaster_SavedTwice_HasTheSameBytesInEveryEntry()
    {
        LstmForecastTransformer model = SavedModels.Forecaster(Series.Small);

        Assert.Equal(SavedModels.Entries(SavedModels.Save(model)).Values, SavedModels.Entries(SavedModels.Save(model)).Values);
    }
}
