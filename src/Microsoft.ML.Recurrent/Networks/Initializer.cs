using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Fills new parameters from a seed. Each parameter draws from a sequence of its own name, so that adding one changes no other.</summary>
internal sealed class Initializer(InitialValues rule, SeedSequence seeds)
{
    public void Recurrent(RecurrentLayer layer)
    {
        foreach (DirectionParameters direction in layer.Directions)
        {
            RecurrentWeights(layer.Spec, direction.InputWeight, direction.RecurrentWeight);
            RecurrentBias(layer.Spec, direction.InputBias);
            if (rule == InitialValues.PyTorch && layer.Spec.Bias == BiasForm.Double)
                Uniform(direction.RecurrentBias, 1f / MathF.Sqrt(layer.Spec.HiddenSize));
        }
    }

    public void Linear(Parameter weight, Parameter bias)
    {
        (int outputs, int inputs) = (weight.Shape[0], weight.Shape[1]);
        switch (rule)
        {
            case InitialValues.PyTorch:
                Uniform(weight, 1f / MathF.Sqrt(inputs));
                Uniform(bias, 1f / MathF.Sqrt(inputs));
                return;
            case InitialValues.He:
                Uniform(weight, MathF.Sqrt(3f / inputs));
                break;
            case InitialValues.Orthogonal:
                OrthogonalBlocks(weight, outputs);
                break;
            default:
                Uniform(weight, MathF.Sqrt(6f / (inputs + outputs)));
                break;
        }

        bias.Write(new float[outputs]);
    }

    /// <summary>W [G·H, I] and U [G·H, H] of one direction.</summary>
    public void RecurrentWeights(RecurrentSpec spec, Parameter input, Parameter recurrent)
    {
        (int inputs, int units, int columns) = (spec.InputSize, spec.HiddenSize, spec.Gates * spec.HiddenSize);
        switch (rule)
        {
            case InitialValues.PyTorch:
                Uniform(input, 1f / MathF.Sqrt(units));
                Uniform(recurrent, 1f / MathF.Sqrt(units));
                break;
            case InitialValues.Xavier:
                Uniform(input, MathF.Sqrt(6f / (inputs + units)));
                Uniform(recurrent, MathF.Sqrt(6f / (units + units)));
                break;
            case InitialValues.He:
                Uniform(input, MathF.Sqrt(6f / inputs));
                Uniform(recurrent, MathF.Sqrt(6f / units));
                break;
            case InitialValues.Orthogonal:
                OrthogonalBlocks(input, units);
                OrthogonalBlocks(recurrent, units);
                break;
            default:
                Uniform(input, MathF.Sqrt(6f / (inputs + columns)));
                OrthogonalBlocks(recurrent, columns);
                break;
        }
    }

    /// <summary>b [G·H] inside a norm: the weights of an input that is always 1, and as wide as weights.</summary>
    public void ConstantInput(RecurrentSpec spec, Parameter bias)
        => Uniform(bias, rule == InitialValues.PyTorch ? 1f / MathF.Sqrt(spec.HiddenSize) : MathF.Sqrt(6f / (spec.InputSize + spec.HiddenSize)));

    /// <summary>Scale 1, shift 0.</summary>
    public void Norm(Norm norm)
    {
        float[] ones = new float[norm.Weight.Shape.ElementCount];
        Array.Fill(ones, 1f);
        norm.Weight.Write(ones);
        norm.Bias.Write(new float[ones.Length]);
    }

    /// <summary>The same for a norm whose shift stands for the bias of a cell; where the rule does not draw biases they start as without a norm.</summary>
    public void Norm(Norm norm, RecurrentSpec spec)
    {
        Norm(norm);
        if (rule != InitialValues.PyTorch)
            RecurrentBias(spec, norm.Bias);
    }

    /// <summary>b [G·H]: zero but for an LSTM's forget gate; PyTorch's is drawn.</summary>
    public void RecurrentBias(RecurrentSpec spec, Parameter bias)
    {
        if (rule == InitialValues.PyTorch)
        {
            Uniform(bias, 1f / MathF.Sqrt(spec.HiddenSize));
            return;
        }

        float[] values = new float[spec.Gates * spec.HiddenSize];
        if (spec.Cell == RecurrentCell.Lstm)
            values.AsSpan(spec.HiddenSize, spec.HiddenSize).Fill(1f); // gate order i, f, g, o
        bias.Write(values);
    }

    /// <summary>A weight [O, I] without a bias.</summary>
    public void Linear(Parameter weight)
    {
        (int outputs, int inputs) = (weight.Shape[0], weight.Shape[1]);
        Uniform(weight, rule == InitialValues.PyTorch ? 1f / MathF.Sqrt(inputs) : MathF.Sqrt(6f / (inputs + outputs)));
    }

    /// <summary>The rows of a table: Keras' uniform ±0.05; PyTorch's normal of variance 1.</summary>
    public void Embedding(Parameter table)
    {
        if (rule != InitialValues.PyTorch)
        {
            Uniform(table, 0.05f);
            return;
        }

        SeedSequence random = seeds.For(table.Name);
        float[] values = new float[table.Shape.ElementCount];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)random.Normal(i);
        table.Write(values);
    }

    private void Uniform(Parameter parameter, float limit)
    {
        SeedSequence random = seeds.For(parameter.Name);
        float[] values = new float[parameter.Shape.ElementCount];
        for (int i = 0; i < values.Length; i++)
            values[i] = (2f * random.Uniform(i) - 1f) * limit;
        parameter.Write(values);
    }

    /// <summary>Orthonormal rows or columns, whichever are fewer, in each block of <paramref name="blockRows"/> rows.</summary>
    private void OrthogonalBlocks(Parameter weight, int blockRows)
    {
        (int rows, int columns) = (weight.Shape[0], weight.Shape[1]);
        SeedSequence random = seeds.For(weight.Name);
        float[] values = new float[rows * columns];
        for (int first = 0; first < rows; first += blockRows)
        {
            bool isTall = blockRows >= columns;
            double[][] basis = OrthonormalBasis.Draw(random, (long)first * columns, isTall ? columns : blockRows, isTall ? blockRows : columns);
            for (int r = 0; r < blockRows; r++)
            {
                for (int c = 0; c < columns; c++)
                    values[(first + r) * columns + c] = (float)(isTall ? basis[c][r] : basis[r][c]);
            }
        }

        weight.Write(values);
    }
}
