using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Fills new parameters from a seed. Each parameter draws from a sequence of its own name, so that adding one changes no other.</summary>
internal sealed class Initializer(InitialValues rule, SeedSequence seeds)
{
    public void Recurrent(RecurrentLayer layer)
    {
        foreach (DirectionParameters direction in layer.Directions)
        {
            if (rule == InitialValues.PyTorch)
                UniformDirection(layer.Spec, direction);
            else
                KerasDirection(layer.Spec, direction);
        }
    }

    public void Linear(Parameter weight, Parameter bias)
    {
        (int outputs, int inputs) = (weight.Shape[0], weight.Shape[1]);
        if (rule == InitialValues.PyTorch)
        {
            float limit = 1f / MathF.Sqrt(inputs);
            Uniform(weight, limit);
            Uniform(bias, limit);
        }
        else
        {
            Uniform(weight, MathF.Sqrt(6f / (inputs + outputs)));
            bias.Write(new float[outputs]);
        }
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

    private void UniformDirection(RecurrentSpec spec, DirectionParameters direction)
    {
        float limit = 1f / MathF.Sqrt(spec.HiddenSize);
        Uniform(direction.InputWeight, limit);
        Uniform(direction.RecurrentWeight, limit);
        Uniform(direction.InputBias, limit);
        if (spec.Bias == BiasForm.Double)
            Uniform(direction.RecurrentBias, limit);
    }

    private void KerasDirection(RecurrentSpec spec, DirectionParameters direction)
    {
        int columns = spec.Gates * spec.HiddenSize;
        Uniform(direction.InputWeight, MathF.Sqrt(6f / (spec.InputSize + columns)));
        direction.RecurrentWeight.Write(Orthogonal(direction.RecurrentWeight.Name, columns, spec.HiddenSize));

        float[] bias = new float[columns];
        if (spec.Cell == RecurrentCell.Lstm)
            bias.AsSpan(spec.HiddenSize, spec.HiddenSize).Fill(1f); // gate order i, f, g, o
        direction.InputBias.Write(bias);
    }

    private void Uniform(Parameter parameter, float limit)
    {
        SeedSequence random = seeds.For(parameter.Name);
        float[] values = new float[parameter.Shape.ElementCount];
        for (int i = 0; i < values.Length; i++)
            values[i] = (2f * random.Uniform(i) - 1f) * limit;
        parameter.Write(values);
    }

    /// <summary>A [rows, columns] matrix, rows ≥ columns, with orthonormal columns: a random normal one, orthogonalized by Gram and Schmidt.</summary>
    private float[] Orthogonal(string name, int rows, int columns)
    {
        SeedSequence random = seeds.For(name);
        double[][] basis = new double[columns][];
        for (int c = 0; c < columns; c++)
        {
            double[] vector = new double[rows];
            for (int r = 0; r < rows; r++)
                vector[r] = random.Normal((long)c * rows + r);

            // Twice is enough: the second pass removes what rounding left. Giraud et al. (2005), doi:10.1007/s00211-005-0615-4.
            for (int pass = 0; pass < 2; pass++)
            {
                for (int k = 0; k < c; k++)
                    Subtract(vector, basis[k], Dot(vector, basis[k]));
            }

            double norm = Math.Sqrt(Dot(vector, vector));
            for (int r = 0; r < rows; r++)
                vector[r] /= norm;
            basis[c] = vector;
        }

        float[] matrix = new float[rows * columns];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
                matrix[r * columns + c] = (float)basis[c][r];
        }

        return matrix;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Subtract(double[] from, double[] direction, double factor)
    {
        for (int i = 0; i < from.Length; i++)
            from[i] -= factor * direction[i];
    }
}
