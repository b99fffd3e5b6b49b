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
    /// <param name="series">The series' name as in the group column (a key's raw value); empty where the model has no group column.</param>
    /// <returns>An engine that has observed nothing yet.</returns>
    /// <exception cref="InvalidDataException">The model was not trained on that series.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ForecastEngine CreateForecastEngine(LstmForecastTransformer model, string series = "")
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(series);
        return new ForecastEngine(model.Model, series);
    }

    /// <summary>Compares forecasts with what came true in the rows after, over all origins of the view.</summary>
    /// <param name="forecasts">One series in order, with a forecast column: what <c>Transform</c> gave. Rows with a NaN forecast are counted as skipped.</param>
    /// <param name="training">The rows that the model was trained on: they give the scale of MASE.</param>
    /// <param name="actualColumnName">The series: <c>Single</c>.</param>
    /// <param name="forecastColumnName"><c>Vector&lt;Single, F&gt;</c>: element h of row t is compared with the series in row t + 1 + h.</param>
    /// <param name="seasonLength">Rows until the pattern repeats, for MASE. Unit: rows. Range: 1 or more; 1 = the naive method.</param>
    /// <param name="step">Rows from one origin to the next, from the view's first row. Range: 1 or more.</param>
    /// <returns>MAE, RMSE, MASE and sMAPE over all steps of all origins.</returns>
    /// <exception cref="ArgumentException">A column is missing or of the wrong type, or the training rows give no scale.</exception>
    /// <exception cref="InvalidOperationException">No forecast has an actual value.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonLength"/> or <paramref name="step"/> is less than 1, or a column is missing.</exception>
    public ForecastMetrics EvaluateForecast(IDataView forecasts, IDataView training, string actualColumnName,
        string forecastColumnName = "Forecast", int seasonLength = 1, int step = 1)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(training);
        return ForecastEvaluation.Evaluate(forecasts, training, actualColumnName, forecastColumnName, seasonLength, step);
    }
}
