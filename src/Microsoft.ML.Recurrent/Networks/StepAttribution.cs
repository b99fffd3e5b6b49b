using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>What each token of a sequence adds to a network's output: the output's gradient times the token's embedding, summed over its numbers.</summary>
/// <remarks><c>w_t = Σᵢ x_ti · ∂y/∂x_ti</c>, to first order the change of y if the token's vector were zero. Shrikumar et al. (2016), arXiv:1605.01713.
/// One sequence at a time: a step with gradients has the parameters to itself.</remarks>
internal sealed class StepAttribution(RecurrentNetwork network)
{
    private readonly Lock _steps = new();

    /// <summary>Chooses y, a sum of the network's outputs, by a factor for each.</summary>
    public delegate void Direction(ReadOnlySpan<float> outputs, Span<float> factors);

    /// <param name="tokens">[T].</param>
    /// <param name="direction">What to explain.</param>
    /// <returns>A weight per token; and the share of attention of each, null where the network has none.</returns>
    public (float[] Weights, float[]? Attention) Of(ReadOnlySpan<int> tokens, Direction direction)
    {
        int width = network.Spec.InputSize, outputs = network.Spec.OutputSize;
        bool attends = network.Spec.Pooling == Pooling.Attention;
        if (tokens.IsEmpty)
            return ([], attends ? [] : null);
        var shape = new Shape(tokens.Length, 1, width);
        float[] input = new float[shape.ElementCount], gradient = new float[shape.ElementCount];
        using (IStep look = network.Engine.BeginStep(StepKind.Scoring, network.Parameters))
            look.Read(network.Embed(look, look.Ids(tokens, new Shape(tokens.Length, 1))), input);

        float[]? attention = attends ? new float[tokens.Length] : null;
        lock (_steps)
        {
            using IStep step = network.Engine.BeginStep(StepKind.Training, network.Parameters);
            ITensor x = step.Values(input, shape, wantsGradient: true);
            NetworkOutput output = network.Read(step, x, Lengths.Full);
            float[] values = new float[outputs], factors = new float[outputs];
            step.Read(output.Result, values);
            direction(values, factors);
            ITensor sum = step.MatMul(step.Reshape(output.Result, new Shape(1, 1, outputs)), step.Values(factors, new Shape(1, outputs, 1)));
            step.Backward(step.Reshape(sum, new Shape(1)));
            step.ReadGradient(x, gradient);
            if (attention is not null)
                step.Read(output.Attention!, attention);
        }

        float[] weights = new float[tokens.Length];
        for (int t = 0; t < weights.Length; t++)
        {
            double weight = 0;
            for (int i = t * width; i < (t + 1) * width; i++)
                weight += (double)input[i] * gradient[i];
            weights[t] = (float)weight;
        }

        return (weights, attention);
    }
}
