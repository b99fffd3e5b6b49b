using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Cells;

/// <summary>A cell with layer normalisation inside, one row in double, straight from the formulas: what the composed levels are compared with.</summary>
/// <remarks>Ba, Kiros &amp; Hinton (2016), arXiv:1607.06450. <c>LN(a) = (a − mean a)/√(var a + 1e-5) ⊙ γ + β</c>.</remarks>
internal sealed class NormalizedTwin(RecurrentSpec spec, ParameterSet parameters, string suffix)
{
    private readonly int _units = spec.HiddenSize;

    /// <summary>h of every step, from a state of zeros; the steps in the order in which they are read.</summary>
    public List<double[]> Read(IEnumerable<double[]> sequence)
    {
        double[] h = new double[_units], c = new double[_units];
        var outputs = new List<double[]>();
        foreach (double[] x in sequence)
        {
            double[] bias = Values($"encoder.bias_ih_l0{suffix}"), fromInput = [.. Product("weight_ih", x).Zip(bias, (a, b) => a + b)], fromState = Product("weight_hh", h);
            h = spec.Cell switch
            {
                RecurrentCell.Rnn => [.. Norm("norm", [.. fromInput.Zip(fromState, (a, b) => a + b)]).Select(Squash)],
                RecurrentCell.Lstm => Lstm(fromInput, fromState, ref c),
                _ => Gru(fromInput, fromState, h),
            };
            outputs.Add(h);
        }

        return outputs;
    }

    private double[] Lstm(double[] fromInput, double[] fromState, ref double[] c)
    {
        double[] p = Norm("norm_ih", fromInput), q = Norm("norm_hh", fromState), next = new double[_units], h = new double[_units];
        for (int j = 0; j < _units; j++)
        {
            double i = Sigmoid(p[j] + q[j]), f = Sigmoid(p[_units + j] + q[_units + j]), g = Squash(p[(2 * _units) + j] + q[(2 * _units) + j]);
            next[j] = (f * c[j]) + (i * g);
        }

        c = next;
        double[] shown = Norm("norm_c", c);
        for (int j = 0; j < _units; j++)
            h[j] = Sigmoid(p[(3 * _units) + j] + q[(3 * _units) + j]) * Squash(shown[j]);
        return h;
    }

    private double[] Gru(double[] fromInput, double[] fromState, double[] h)
    {
        int gates = 2 * _units;
        double[] p = Norm("norm_ih", fromInput[..gates]), q = Norm("norm_hh", fromState[..gates]), n = Norm("norm_in", fromInput[gates..]), next = new double[_units];
        double[] reset = [.. Enumerable.Range(0, _units).Select(j => Sigmoid(p[j] + q[j]))];
        double[] heard = spec.ResetGate == ResetGate.AfterProduct
            ? [.. Norm("norm_hn", fromState[gates..]).Zip(reset, (a, r) => r * a)]
            : Norm("norm_hn", Product("weight_hh", [.. h.Zip(reset, (a, r) => r * a)])[gates..]);
        for (int j = 0; j < _units; j++)
        {
            double z = Sigmoid(p[_units + j] + q[_units + j]);
            next[j] = ((1 - z) * Math.Tanh(n[j] + heard[j])) + (z * h[j]);
        }

        return next;
    }

    private double[] Product(string kind, double[] x)
    {
        double[] matrix = Values($"encoder.{kind}_l0{suffix}");
        return [.. Enumerable.Range(0, matrix.Length / x.Length).Select(r => x.Select((value, k) => matrix[(r * x.Length) + k] * value).Sum())];
    }

    private double[] Norm(string kind, double[] a)
    {
        double[] weight = Values($"encoder.{kind}_l0{suffix}.weight"), bias = Values($"encoder.{kind}_l0{suffix}.bias");
        double mean = a.Average(), deviation = Math.Sqrt(a.Average(v => (v - mean) * (v - mean)) + 1e-5f);
        return [.. a.Select((v, k) => ((v - mean) / deviation * weight[k]) + bias[k])];
    }

    private double[] Values(string name) => parameters.Find(name)!.Floats().Doubles();

    private double Squash(double x) => spec.Activation == CellActivation.Relu ? Math.Max(x, 0) : Math.Tanh(x);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
