using System.Runtime.InteropServices;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>What each token of a sequence adds to a network's output: the output's gradient times the token's embedding, summed over its numbers.</summary>
/// <remarks>A bag of n-grams beside the network is linear: what an n-gram adds is shared by the tokens it is made of, wherever it stands. <c>w_t = Σᵢ x_ti · ∂y/∂x_ti</c>, to first order the change of y if the token's vector were zero. Shrikumar et al. (2016), arXiv:1605.01713.
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
        float[] factors = new float[outputs];
        lock (_steps)
        {
            using IStep step = network.Engine.BeginStep(StepKind.Training, network.Parameters);
            ITensor x = step.Values(input, shape, wantsGradient: true);
            NgramRows? ngrams = network.NewNgramRows();
            ngrams?.Begin(1);
            ngrams?.Add(tokens);
            NetworkOutput output = network.Read(step, x, Lengths.Full, ngrams: ngrams);
            float[] values = new float[outputs];
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

        if (network.Bag is not null)
            AddNgrams(tokens, factors, weights);
        return (weights, attention);
    }

    private void AddNgrams(ReadOnlySpan<int> tokens, float[] factors, float[] weights)
    {
        NgramIndex index = network.Ngrams!;
        float share = network.Bag!.Share;
        List<int> found = [];
        index.Find(tokens, found);
        float[] added = new float[found.Count * factors.Length];
        using (IStep look = network.Engine.BeginStep(StepKind.Scoring, network.Parameters))
            look.Read(network.Bag.Contributions(look, look.Ids(CollectionsMarshal.AsSpan(found), new Shape(found.Count, 1))), added);

        Dictionary<int, int> occurrences = [];
        for (int t = 0; t < tokens.Length; t++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(occurrences, tokens[t], out _)++;
            if (t > 0 && index.PairOf(tokens[t - 1], tokens[t]) is var pair and >= 0)
                CollectionsMarshal.GetValueRefOrAddDefault(occurrences, pair, out _)++;
        }

        for (int t = 0; t < tokens.Length; t++)
        {
            if (tokens[t] > 0) // the unknown token's number is the bias'
                weights[t] += Share(tokens[t]);
            if (t == 0 || index.PairOf(tokens[t - 1], tokens[t]) is not (var pair and >= 0))
                continue;
            weights[t - 1] += Share(pair) / 2;
            weights[t] += Share(pair) / 2;
        }

        float Share(int ngram)
        {
            float sum = 0;
            int first = found.BinarySearch(ngram) * factors.Length;
            for (int k = 0; k < factors.Length; k++)
                sum += factors[k] * added[first + k];
            return sum * share / occurrences[ngram];
        }
    }
}
