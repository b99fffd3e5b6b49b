namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary><c>y = W·v + b</c> for one vector: the only matrix product there is here. W is [O, I], b is [O].</summary>
internal sealed class AffineMap(ReferenceParameter weight, ReferenceParameter? bias)
{
    public int Outputs { get; } = weight.Shape[0];

    public int Inputs { get; } = weight.Shape[1];

    /// <summary>All rows of W.</summary>
    public double[] Forward(ReadOnlySpan<double> v) => Forward(v, 0, Outputs);

    /// <summary>Some rows of W: <c>y[o] = b[first + o] + Σᵢ W[first + o, i]·v[i]</c>.</summary>
    public double[] Forward(ReadOnlySpan<double> v, int first, int count)
    {
        var y = new double[count];
        for (int o = 0; o < count; o++)
        {
            double sum = bias is null ? 0 : bias.Values[first + o];
            for (int i = 0; i < Inputs; i++)
                sum += weight.Values[((first + o) * Inputs) + i] * v[i];
            y[o] = sum;
        }

        return y;
    }

    /// <summary>All rows of W.</summary>
    public void Backward(ReadOnlySpan<double> v, ReadOnlySpan<double> dy, Span<double> dv) => Backward(v, dy, dv, 0);

    /// <summary>
    /// <c>db[first + o] += dy[o]</c>, <c>dW[first + o, i] += dy[o]·v[i]</c>, <c>dv[i] += Σₒ dy[o]·W[first + o, i]</c>.
    /// </summary>
    public void Backward(ReadOnlySpan<double> v, ReadOnlySpan<double> dy, Span<double> dv, int first)
    {
        for (int o = 0; o < dy.Length; o++)
        {
            if (bias is not null)
                bias.Gradient[first + o] += dy[o];
            for (int i = 0; i < Inputs; i++)
            {
                int w = ((first + o) * Inputs) + i;
                weight.Gradient[w] += dy[o] * v[i];
                dv[i] += dy[o] * weight.Values[w];
            }
        }
    }
}
