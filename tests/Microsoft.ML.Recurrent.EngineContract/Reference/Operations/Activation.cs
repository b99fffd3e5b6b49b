namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>A function of each element, with its derivative.</summary>
internal sealed class Activation(Func<double, double> function, Func<double, double> derivative)
{
    public static Activation Tanh { get; } = new(Math.Tanh, x => 1 / (Math.Cosh(x) * Math.Cosh(x)));

    /// <summary><c>σ(x) = 1/(1 + e⁻ˣ)</c>, <c>σ′(x) = σ(x)·σ(−x)</c>.</summary>
    public static Activation Sigmoid { get; } = new(Logistic, x => Logistic(x) * Logistic(-x));

    public static Activation Relu { get; } = new(x => x > 0 ? x : 0, x => x > 0 ? 1 : 0);

    /// <summary><c>y[k] = f(x[k])</c>.</summary>
    public void Forward(double[] x, double[] y)
    {
        for (int k = 0; k < x.Length; k++)
            y[k] = function(x[k]);
    }

    /// <summary><c>dx[k] += dy[k]·f′(x[k])</c>.</summary>
    public void Backward(double[] x, double[] dy, double[] dx)
    {
        for (int k = 0; k < x.Length; k++)
            dx[k] += dy[k] * derivative(x[k]);
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
