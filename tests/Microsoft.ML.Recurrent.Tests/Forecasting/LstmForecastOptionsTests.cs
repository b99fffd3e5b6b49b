using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

public sealed class LstmForecastOptionsTests
{
    public static TheoryData<string, LstmForecastOptions> OutOfRange => new()
    {
        { "Horizon is 0; it must be 1 or more (rows).", Series.Small with { Horizon = 0 } },
        { "Horizon is -3; it must be 1 or more (rows).", Series.Small with { Horizon = -3 } },
        { "WindowLength is 0; it must be 1 or more (rows).", Series.Small with { WindowLength = 0 } },
        { "SeasonLength is 0; it must be 1 or more (rows).", Series.Small with { SeasonLength = 0 } },
        { "HiddenSize is 0; it must be 1 or more (units).", Series.Small with { HiddenSize = 0 } },
        { "Layers is 0; it must be 1 to 1000 (levels).", Series.Small with { Layers = 0 } },
        { "Epochs is 0; it must be 1 or more (passes).", Series.Small with { Epochs = 0 } },
        { "BatchSize is 0; it must be 1 or more (rows).", Series.Small with { BatchSize = 0 } },
        { "Scaling is 9; it must be one of Standardize, MinMax, None.", Series.Small with { Scaling = (Scaling)9 } },
        { "Anchor is 9; it must be one of LastValue, None.", Series.Small with { Anchor = (ForecastAnchor)9 } },
        { "Bias is 9; it must be one of Double, Single.", Series.Small with { Bias = (BiasForm)9 } },
        { "InitialValues is 9; it must be one of Keras, PyTorch, Xavier, He, Orthogonal.", Series.Small with { InitialValues = (InitialValues)9 } },
        { "LearningRate is 0; it must be above 0 and finite.", Series.Small with { Optimizer = new SgdOptions { LearningRate = 0 } } },
        { "LearningRate is NaN; it must be above 0 and finite.", Series.Small with { Optimizer = new AdamOptions { LearningRate = float.NaN } } },
        { "Beta2 is 1; it must be at least 0 and below 1.", Series.Small with { Optimizer = new AdamOptions { Beta2 = 1 } } },
        { "Epsilon is 0; it must be above 0 and finite.", Series.Small with { Optimizer = new AdamOptions { Epsilon = 0 } } },
        { "WindowLength 2147483647 + Horizon 2 rows of 1 values are more than the", Series.Small with { WindowLength = int.MaxValue } },
        { "WindowLength 2147483647 + Horizon 2147483647 rows of 1 values", Series.Small with { WindowLength = int.MaxValue, Horizon = int.MaxValue } },
        { "Layers is 2000000000; it must be 1 to 1000 (levels).", Series.Small with { Layers = 2_000_000_000 } },
        { "WindowLength 3 + Horizon 4194305 rows of 1 values are more than the 1048576 that a window may hold.", Series.Small with { Horizon = 4_194_305 } },
        { "", Series.Small with { HiddenSize = 50_000 } }, // 4 x 50 000² weights
        { "", Series.Small with { HiddenSize = int.MaxValue } },
    };

    [Fact]
    public void Options_Defaults_ArePinned()
    {
        var options = new LstmForecastOptions { InputColumnName = "Sales", Horizon = 12 };

        Assert.Equal("Forecast", options.OutputColumnName);
        Assert.Equal(24, options.WindowLength);
        Assert.Null(options.SeasonLength);
        Assert.Null(options.GroupColumnName);
        Assert.Null(options.TimeColumnName);
        Assert.False(options.LogTransform);
        Assert.Equal(Scaling.Standardize, options.Scaling);
        Assert.Equal(ForecastAnchor.LastValue, options.Anchor);
        Assert.Equal(32, options.HiddenSize);
        Assert.Equal(1, options.Layers);
        Assert.Equal(BiasForm.Double, options.Bias);
        Assert.Equal(InitialValues.Keras, options.InitialValues);
        Assert.Equal(50, options.Epochs);
        Assert.Equal(32, options.BatchSize);
        Assert.Equal(new AdamOptions(), options.Optimizer);
        Assert.Null(options.Seed);
    }

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void Forecast_OptionOutOfRange_ThrowsWhenTheTrainerIsMade(string message, LstmForecastOptions options)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext().Recurrent().Forecast(options));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void Forecast_EmptyColumnName_Throws(string? name)
    {
        RecurrentCatalog catalog = new MLContext().Recurrent();

        Assert.Equal("InputColumnName", Assert.Throws<ArgumentException>(() => catalog.Forecast(Series.Small with { InputColumnName = name! })).ParamName);
        Assert.Equal("OutputColumnName", Assert.Throws<ArgumentException>(() => catalog.Forecast(Series.Small with { OutputColumnName = name! })).ParamName);
    }

    [Fact]
    public void Fit_WindowTimesChannelsOverflows_ThrowsBeforeAnyRowIsRead()
    {
        var ml = new MLContext();
        int reads = 0;
        IEnumerable<ForecastChannelsTests.ChannelRow> Rows()
        {
            reads++;
            yield return new ForecastChannelsTests.ChannelRow { Values = [1, 2, 3] };
        }

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Recurrent()
            .Forecast(Series.Small with { InputColumnName = "Values", WindowLength = 1_000_000 })
            .Fit(ml.Data.LoadFromEnumerable(Rows())));

        Assert.StartsWith(
            "WindowLength 1000000 + Horizon 2 rows of 3 values are more than the 1048576",
            error.Message, StringComparison.Ordinal);
        Assert.Equal(0, reads);
    }
}
