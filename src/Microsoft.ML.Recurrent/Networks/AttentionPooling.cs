using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>The parameters of <see cref="Pooling.Attention"/>: <c>a = softmax_t(u·tanh(W·h_t + b))</c>, context <c>Σₜ a_t·h_t</c>.</summary>
internal sealed class AttentionPooling(ParameterSet parameters, int width)
{
    private readonly Parameter _weight = parameters.Add("attention.projection.weight", new Shape(width, width));
    private readonly Parameter _bias = parameters.Add("attention.projection.bias", new Shape(width));
    private readonly Parameter _query = parameters.Add("attention.query.weight", new Shape(1, width));

    /// <summary>Numbers in its parameters.</summary>
    public static Int128 ParameterCount(Int128 width) => width * (width + 2);

    public void Initialize(Initializer initializer)
    {
        initializer.Linear(_weight, _bias);
        initializer.Linear(_query);
    }

    /// <summary>outputs [T, B, H] to the context [B, H] and the weights [B, 1, T], 0 on padding.</summary>
    public PooledOutput Forward(IStep step, ITensor outputs, Lengths lengths)
    {
        (int steps, int rows, int width) = (outputs.Shape[0], outputs.Shape[1], outputs.Shape[2]);
        ITensor byRow = step.SwapOuterAxes(outputs); // [B, T, H]
        ITensor scores = step.Linear(step.Tanh(step.Linear(byRow, _weight, _bias)), _query, bias: null);
        ITensor weights = step.Softmax(step.Reshape(scores, new Shape(rows, 1, steps)), lengths);
        return new PooledOutput(step.Reshape(step.MatMul(weights, byRow), new Shape(rows, width)), weights);
    }
}
