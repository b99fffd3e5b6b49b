using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent;

public sealed partial class RecurrentCatalog
{
    /// <summary>Trains an LSTM that forecasts the next <paramref name="horizon"/> rows of a series.</summary>
    /// <param name="outputColumnName">The forecast: <c>Vector&lt;Single, horizon&gt;</c>, in the input's unit; element 0 is one row ahead. For an input of C
    /// values per row, <c>Vector&lt;Single, horizon, C&gt;</c>.</param>
    /// <param name="inputColumnName">The series: <c>Single</c> or <c>Vector&lt;Single, C&gt;</c>, one row per time step, oldest first, any unit.</param>
    /// <param name="horizon">Rows to forecast. Unit: rows (monthly data, 12 = one year). Range: 1 or more.</param>
    /// <param name="windowLength">Rows of history read per forecast. Unit: rows. Range: 1 or more. Default 24: two years of months, a day of hours.</param>
    /// <param name="seed">Same seed, same bits; null draws one from the context.</param>
    /// <returns>An untrained estimator; nothing is read before <c>Fit</c>.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or a name is empty.</exception>
    /// <remarks>Direct multi-step head, so errors do not compound. Cell: Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735.</remarks>
    public LstmForecastTrainer Forecast(string outputColumnName, string inputColumnName, int horizon, int windowLength = 24, int? seed = null)
        => Forecast(new LstmForecastOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            Horizon = horizon,
            WindowLength = windowLength,
            Seed = seed,
        });

    /// <summary>Trains an LSTM that forecasts the next rows of one or more series, every option open.</summary>
    /// <param name="options">Checked here.</param>
    /// <returns>An untrained estimator; nothing is read before <c>Fit</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public LstmForecastTrainer Forecast(LstmForecastOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new LstmForecastTrainer(_environment, _engine, options);
    }

    /// <summary>An engine that follows one series as it happens and forecasts whenever asked.</summary>
    /// <param name="model">The trained forecaster; it must outlive the engine.</param>
    /// <param name="series">The series' name: the group column's text, or what its key stands for; empty where the model has no group column.</param>
    /// <returns>An engine that has observed nothing yet.</returns>
    /// <exception cref="InvalidDataException">The model was not trained on that series.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ForecastEngine CreateForecastEngine(LstmForecastTransformer model, string series = "")
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(series);
        return new ForecastEngine(model.Model, series);
    }

    /// <summary>Compares forecasts with what came true in the rows after, over all origins of the view, each series by itself.</summary>
    /// <param name="forecasts">The series in order, with a forecast column: what <c>Transform</c> gave. Rows with a NaN forecast are counted as skipped.</param>
    /// <param name="training">The rows that the model was trained on: they give the scale of MASE, for each series and channel its own.</param>
    /// <param name="actualColumnName">The series: <c>Single</c>, or <c>Vector&lt;Single, C&gt;</c>.</param>
    /// <param name="forecastColumnName"><c>Vector&lt;Single, F&gt;</c>, or <c>Vector&lt;Single, F, C&gt;</c>: element h of row t is compared with the series in row t + 1 + h.</param>
    /// <param name="seasonLength">Rows until the pattern repeats, for MASE. Unit: rows. Range: 1 or more; 1 = the naive method.</param>
    /// <param name="step">Rows from one origin to the next, from the first row of each series. Range: 1 or more.</param>
    /// <returns>MAE, RMSE, MASE and sMAPE over all steps of all origins, and beside them by series, by step and by channel, each with its count. Group and time columns are the model's.</returns>
    /// <inheritdoc cref="EvaluateForecast(IDataView, IDataView, ForecastEvaluationOptions)" path="/exception"/>
    public PanelMetrics EvaluateForecast(IDataView forecasts, IDataView training, string actualColumnName,
        string forecastColumnName = "Forecast", int seasonLength = 1, int step = 1)
        => EvaluateForecast(forecasts, training, new ForecastEvaluationOptions
        {
            ActualColumnName = actualColumnName,
            ForecastColumnName = forecastColumnName,
            SeasonLength = seasonLength,
            Step = step,
        });

    /// <summary>Compares forecasts with what came true in the rows after, every option open.</summary>
    /// <param name="forecasts">The series in order, with a forecast column. Rows with a NaN forecast are counted as skipped.</param>
    /// <param name="training">The rows that the model was trained on: they give the scale of MASE, for each series and channel its own.</param>
    /// <param name="options">Checked here.</param>
    /// <returns>MAE, RMSE, MASE and sMAPE over all steps of all origins, and beside them by series, by step and by channel, each with its count.</returns>
    /// <exception cref="ArgumentException">A column is missing or of the wrong type, an option is out of its range, or there is one series and its training rows give no scale. Of a series among
    /// several MASE is then NaN.</exception>
    /// <exception cref="InvalidDataException">A group comes back, a time does not ascend or leaves a gap that is refused, or a number is not finite.</exception>
    /// <exception cref="InvalidOperationException">No forecast has an actual value.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public PanelMetrics EvaluateForecast(IDataView forecasts, IDataView training, ForecastEvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        return ForecastEvaluation.Evaluate(forecasts, training, options);
    }
}
