using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>Keras' view of a network: matrices transposed, a GRU's gates as z, r, h, and one bias.</summary>
/// <remarks>
/// Of level l, its backward half with the suffix <c>_reverse</c>: <c>encoder.l0.kernel</c> [I, G·H], <c>encoder.l0.recurrent_kernel</c> [H, G·H],
/// <c>encoder.l0.bias</c> [G·H]. Keras' GRU with <c>reset_after</c> has two biases, [2, 3·H], the input's first; every other cell has one, which stands for the
/// sum of PyTorch's two: it is read into the input's, and the recurrent one becomes 0. Dense layers have a <c>kernel</c> [I, O] and a <c>bias</c>, the table is
/// <c>embedding.embeddings</c> [V, I]. The tables of a bag of n-grams, which Keras has not, stay as they are.
/// </remarks>
internal static class KerasLayout
{
    public static IReadOnlyList<NamedWeights> Of(RecurrentNetwork network)
    {
        RecurrentLayer[] levels = [.. network.Levels.Select(level => level ?? throw new NotSupportedException(
            "The network has layer normalisation inside its cells, which no cell of Keras has. Use WeightLayout.PyTorch."))];
        var weights = new List<NamedWeights>();
        foreach (RecurrentLayer level in levels)
        {
            for (int d = 0; d < level.Directions.Count; d++)
                AddDirection(weights, level.Spec, level.Directions[d], FormattableString.Invariant($"encoder.l{level.Level}{(d == 0 ? "" : "_reverse")}"));
        }

        HashSet<Parameter> ofLevels = [.. levels.SelectMany(level => level.Directions)
            .SelectMany(d => new[] { d.InputWeight, d.RecurrentWeight, d.InputBias, d.RecurrentBias })];
        weights.AddRange(network.Parameters.Where(parameter => !ofLevels.Contains(parameter)).Select(parameter => OfLayer(network, parameter)));
        return weights;
    }

    /// <summary>A table or a bias as it is, a dense layer's <c>weight</c> [O, I] as <c>kernel</c> [I, O].</summary>
    private static NamedWeights OfLayer(RecurrentNetwork network, Parameter parameter)
    {
        if (parameter == network.Embedding)
            return AsItIs("embedding.embeddings", parameter);
        if (network.Bag?.Holds(parameter) == true)
            return AsItIs(parameter.Name, parameter);
        const string Weight = ".weight";
        return parameter.Name.EndsWith(Weight, StringComparison.Ordinal)
            ? Transposed($"{parameter.Name[..^Weight.Length]}.kernel", parameter, gates: 1, [0])
            : AsItIs(parameter.Name, parameter);
    }

    private static NamedWeights AsItIs(string name, Parameter parameter)
        => new(name, parameter.Shape, () => NamedWeights.ValuesOf(parameter), values => parameter.Write(values));

    private static void AddDirection(List<NamedWeights> weights, RecurrentSpec spec, DirectionParameters direction, string name)
    {
        int gates = spec.Gates, width = gates * spec.HiddenSize;
        int[] order = spec.Cell == RecurrentCell.Gru ? [1, 0, 2] : [.. Enumerable.Range(0, gates)]; // Keras' i, f, c, o are PyTorch's i, f, g, o
        weights.Add(Transposed($"{name}.kernel", direction.InputWeight, gates, order));
        weights.Add(Transposed($"{name}.recurrent_kernel", direction.RecurrentWeight, gates, order));
        weights.Add(spec is { Cell: RecurrentCell.Gru, ResetGate: ResetGate.AfterProduct }
            ? new($"{name}.bias", new Shape(2, width), () => [.. Bias(direction.InputBias), .. Bias(direction.RecurrentBias)], values => SetBoth(values))
            : new($"{name}.bias", new Shape(width), () => Sum(Bias(direction.InputBias), Bias(direction.RecurrentBias)), values => SetSum(values)));

        float[] Bias(Parameter bias) => Reordered(NamedWeights.ValuesOf(bias), order);

        void SetSum(float[] values)
        {
            direction.InputBias.Write(Reordered(values, order));
            direction.RecurrentBias.Write(new float[width]);
        }

        void SetBoth(float[] values)
        {
            if (spec.Bias == BiasForm.Single && values.AsSpan(width).ContainsAnyExcept(0f))
            {
                throw new InvalidDataException(
                    $"'{name}.bias' holds a recurrent bias, which a network with BiasForm.Single keeps at zero. Import it into a model with BiasForm.Double.");
            }

            direction.InputBias.Write(Reordered(values[..width], order));
            direction.RecurrentBias.Write(Reordered(values[width..], order));
        }
    }

    /// <summary>A matrix [G·H, I] as [I, G·H], its gates in Keras' order.</summary>
    private static NamedWeights Transposed(string name, Parameter matrix, int gates, int[] order)
    {
        (int rows, int columns) = (matrix.Shape[0], matrix.Shape[1]);
        return new(name, new Shape(columns, rows), () => Transpose(NamedWeights.ValuesOf(matrix), toKeras: true), values => matrix.Write(Transpose(values, toKeras: false)));

        float[] Transpose(float[] from, bool toKeras)
        {
            var to = new float[from.Length];
            int units = rows / gates;
            for (int row = 0; row < rows; row++)
            {
                int column = (order[row / units] * units) + (row % units);
                for (int input = 0; input < columns; input++)
                {
                    int torch = (row * columns) + input, keras = (input * rows) + column;
                    if (toKeras)
                        to[keras] = from[torch];
                    else
                        to[torch] = from[keras];
                }
            }

            return to;
        }
    }

    // The order is its own inverse: it exchanges two gates or none.
    private static float[] Reordered(float[] values, int[] order)
    {
        int units = values.Length / order.Length;
        return [.. order.SelectMany(gate => values.AsSpan(gate * units, units).ToArray())];
    }

    private static float[] Sum(float[] a, float[] b) => [.. a.Zip(b, (left, right) => left + right)];
}
