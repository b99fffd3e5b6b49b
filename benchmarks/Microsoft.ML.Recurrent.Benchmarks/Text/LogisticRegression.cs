namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>Logistic regression with an L2 penalty on rows of zeros and ones, each column scaled by a number of its own.</summary>
/// <remarks>
/// Minimises <c>½|w|² + C Σ log(1 + exp(−y·wᵀx))</c> by coordinate descent on the dual (Yu, Huang &amp; Lin 2011, doi:10.1007/s10994-010-5221-8).
/// A row's dual variable is written <c>α = C·σ(t)</c>, which keeps it in its range; its optimum is the root of
/// <c>F(t) = a(C·σ(t) − α) + b + t</c> with <c>a = |x|²</c>, <c>b = y·wᵀx</c>, whose slope is 1 or more.
/// Since a column is 0 or its scale s, the product u = s·w is kept: scores add up u, and an update adds s² to it.
/// </remarks>
internal sealed class LogisticRegression
{
    private const double Tolerance = 0.1;
    private const int MostPasses = 200;
    private readonly double[] _u;
    private double _bias;

    private LogisticRegression(int columns) => _u = new double[columns];

    /// <summary>Fits one model. The bias is penalised as any weight is.</summary>
    /// <param name="squaredScales">The square of every column's scale.</param>
    /// <param name="cost">C: weight of the loss against the penalty.</param>
    /// <param name="seed">Order of the rows in every pass; the optimum does not depend on it.</param>
    public static LogisticRegression Fit(SparseRows rows, bool[] isPositive, double[] squaredScales, double cost, int seed)
    {
        var model = new LogisticRegression(squaredScales.Length);
        var random = new Random(seed);
        var t = new double[rows.Count];
        var alpha = new double[rows.Count];
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        for (int pass = 0; pass < MostPasses; pass++)
        {
            random.Shuffle(order);
            double worst = 0;
            foreach (int row in order)
            {
                double sign = isPositive[row] ? 1 : -1;
                double b = sign * model.Score(rows[row]);
                worst = Math.Max(worst, Math.Abs(b + t[row]));
                t[row] = Root(SquaredLength(rows[row], squaredScales), b, cost, alpha[row], t[row]);
                double next = cost * Sigmoid(t[row]);
                model.Add(rows[row], squaredScales, sign * (next - alpha[row]));
                alpha[row] = next;
            }

            if (pass > 0 && worst < Tolerance)
                break;
        }

        return model;
    }

    /// <summary>Log odds of the positive class.</summary>
    public double Score(ReadOnlySpan<int> row)
    {
        double sum = _bias;
        foreach (int column in row)
            sum += _u[column];
        return sum;
    }

    private static double Root(double a, double b, double cost, double alpha, double t)
    {
        double high = (a * alpha) - b, low = high - (a * cost); // F is 0 or more at the first, 0 or less at the second
        t = Math.Clamp(t, low, high);
        for (int i = 0; i < 100; i++)
        {
            double sigmoid = Sigmoid(t);
            double value = (a * ((cost * sigmoid) - alpha)) + b + t;
            if (Math.Abs(value) < 1e-8)
                break;
            if (value > 0)
                high = t;
            else
                low = t;
            t -= value / (1 + (a * cost * sigmoid * (1 - sigmoid)));
            if (!(t > low && t < high))
                t = (low + high) / 2;
        }

        return t;
    }

    private static double Sigmoid(double t) => 1 / (1 + Math.Exp(-t));

    private static double SquaredLength(ReadOnlySpan<int> row, double[] squaredScales)
    {
        double sum = 1; // the bias
        foreach (int column in row)
            sum += squaredScales[column];
        return sum;
    }

    private void Add(ReadOnlySpan<int> row, double[] squaredScales, double amount)
    {
        _bias += amount;
        foreach (int column in row)
            _u[column] += amount * squaredScales[column];
    }
}
