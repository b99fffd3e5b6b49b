using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

/// <summary>Every property of every options record comes back from a model zip, whatever is added to them later.</summary>
public sealed class SavedOptionsTests
{
    public static TheoryData<Type> Records =>
    [
        typeof(LstmForecastOptions), typeof(RnnOptions), typeof(LstmOptions), typeof(GruOptions), typeof(WindowOptions), typeof(SentimentOptions),
        typeof(AdamOptions), typeof(SgdOptions),
    ];

    public static TheoryData<Type> SequenceRecords => [typeof(RnnOptions), typeof(LstmOptions), typeof(GruOptions)];

    [Theory]
    [MemberData(nameof(Records))]
    public void ChangedOptions_EveryProperty_IsUnlikeItsDefault(Type record)
    {
        object defaults = Activator.CreateInstance(record)!, changed = ChangedOptions.Of(record);

        Assert.NotEmpty(ChangedOptions.Settable(record));
        foreach (PropertyInfo property in ChangedOptions.Settable(record))
            Assert.NotEqual(property.GetValue(defaults), property.GetValue(changed));
    }

    [Fact]
    public void ForecastOptions_SavedAndLoaded_AreEqual()
    {
        LstmForecastOptions options = ChangedOptions.Of<LstmForecastOptions>();

        Assert.Equal(options, SavedModels.SaveAndLoad(SavedModels.Forecaster(options)).Model.Options);
    }

    [Fact]
    public void ForecastOptions_DefaultsSavedAndLoaded_AreEqual()
    {
        var options = new LstmForecastOptions { InputColumnName = "Sales", Horizon = 1 };

        Assert.Equal(options, SavedModels.SaveAndLoad(SavedModels.Forecaster(options)).Model.Options);
    }

    [Theory]
    [MemberData(nameof(SequenceRecords))]
    public void SequenceOptions_SavedAndLoaded_AreEqual(Type record)
    {
        var options = (SequenceOptions)ChangedOptions.Of(record);
        if (options is GruOptions gru)
            Assert.Equal(ResetGate.BeforeProduct, gru.ResetGate);

        SequenceOptions loaded = SavedModels.SaveAndLoad(SavedModels.Sequencer(options)).Model.Options;

        Assert.IsType(record, loaded);
        Assert.Equal(options, loaded);
    }

    [Fact]
    public void SgdOptions_SavedAndLoaded_AreEqual()
    {
        LstmOptions options = new() { Optimizer = ChangedOptions.Of<SgdOptions>() };

        Assert.Equal(options, SavedModels.SaveAndLoad(SavedModels.Sequencer(options)).Model.Options);
    }

    [Fact]
    public void SequenceOptions_OfAFileWithoutSomeOptions_AreRefusedNamingTheFirst()
    {
        byte[] zip = SavedModels.Edit(SavedModels.Save(SavedModels.Sequencer(new LstmOptions())), "Network.json", bytes =>
        {
            JsonNode document = JsonNode.Parse(bytes)!;
            Assert.True(document["model"]!["options"]!.AsObject().Remove("dropout"));
            return Encoding.UTF8.GetBytes(document.ToJsonString());
        });

        Exception error = SavedModels.LoadError(zip);

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains("Dropout", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SentimentOptions_SavedAndLoaded_AreEqual(bool changed)
    {
        SentimentOptions options = changed ? ChangedOptions.Of<SentimentOptions>() : new SentimentOptions();

        Assert.Equal(options, SavedModels.SaveAndLoad(SavedModels.OfTexts(options)).Model.Options);
    }

    [Fact]
    public void WindowOptions_SavedAndLoaded_AreEqual()
    {
        WindowOptions options = ChangedOptions.Of<WindowOptions>();

        Assert.Equal(options, SavedModels.SaveAndLoad(new WindowTransformer(options)).Options);
    }
}
