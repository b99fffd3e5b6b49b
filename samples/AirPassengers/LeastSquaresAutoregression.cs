using MathNet.Numerics.LinearAlgebra;

namespace AirPassengers;

/// <summary>The linear rival: every month of the horizon is a weighted sum of the window, the weights fitted by least squares.</summary>
/// <remarks>It sees what the network sees: logarithms, measured from the window's last value. Measuring its target from the season before
/// instead, as the network does, would change no forecast, for that value is one of the window's.</remarks>
internal sealed class LeastSquaresAutoregression
{
    private readonly int _windowLength;
    private readonly Matrix<double> _weights; // [windowLength, horizon], the constant first

    private LeastSquaresAutoregression(int windowLength, Matrix<double> weights)
    {
        (_windowLength, _weights) = (windowLength, weights);
    }

    /// <summary>Fits on every window of the training part that is followed by a whole horizon, by QR decomposition.</summary>
    /// <exception cref="ArgumentException">There are fewer windows than weights, or a value has no logarithm.</exception>
    public static LeastSquaresAutoregression Fit(ReadOnlySpan<float> training, int windowLength, int horizon)
    {
        int windows = training.Length - windowLength - horizon + 1;
        if (windows < windowLength)
        {
            throw new ArgumentException(
                $"The training part has {training.Length} rows, which give {Math.Max(windows, 0)} windows of {windowLength} + {horizon} rows; "
                + $"{windowLength} weights need at least as many. Shorten the window or supply more history.",
                nameof(training));
        }

        double[] logs = Logarithms(training);
        Matrix<double> inputs = Matrix<double>.Build.Dense(windows, windowLength);
        Matrix<double> targets = Matrix<double>.Build.Dense(windows, horizon);
        for (int w = 0; w < windows; w++)
        {
            inputs.SetRow(w, Features(logs.AsSpan(w, windowLength)));
            double last = logs[w + windowLength - 1];
            for (int h = 0; h < horizon; h++)
                targets[w, h] = logs[w + windowLength + h] - last;
        }

        return new(windowLength, inputs.QR().Solve(targets));
    }

    /// <summary>Forecasts the horizon from the last window of the history.</summary>
    public float[] Forecast(ReadOnlySpan<float> history)
    {
        double[] logs = Logarithms(history[^_windowLength..]);
        Vector<double> growth = _weights.LeftMultiply(Vector<double>.Build.Dense(Features(logs)));
        return [.. growth.Select(step => (float)Math.Exp(logs[^1] + step))];
    }

    /// <summary>A constant, then the window measured from its last value, which itself would be 0 always and is left out.</summary>
    private static double[] Features(ReadOnlySpan<double> window)
    {
        var features = new double[window.Length];
        features[0] = 1;
        for (int i = 1; i < features.Length; i++)
            features[i] = window[i - 1] - window[^1];
        return features;
    }

    private static double[] Logarithms(ReadOnlySpan<float> values)
    {
        var logs = new double[values.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            if (!(values[i] > 0))
                throw new ArgumentException(FormattableString.Invariant($"Row {i} is {values[i]}; a logarithm needs values above 0."), nameof(values));
            logs[i] = Math.Log(values[i]);
        }

        return logs;
    }
}
