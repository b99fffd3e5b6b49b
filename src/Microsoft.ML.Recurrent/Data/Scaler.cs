namespace Microsoft.ML.Recurrent.Data;

/// <summary>A linear scaling per dimension: <c>z = (x − offset) / scale</c>. A scale of 0 is that of a constant: z is 0, and x the offset.</summary>
internal sealed record Scaler(float[] Offset, float[] Scale)
{
    public static Scaler Identity(int dimensions)
    {
        float[] ones = new float[dimensions];
        Array.Fill(ones, 1f);
        return new Scaler(new float[dimensions], ones);
    }

    /// <summary>Whether the dimension did not change in training.</summary>
    public bool IsConstant(int dimension) => Scale[dimension] == 0;

    public float Apply(float x, int dimension) => IsConstant(dimension) ? 0 : (x - Offset[dimension]) / Scale[dimension];

    public float Invert(float z, int dimension) => z * Scale[dimension] + Offset[dimension];

    public void Apply(ReadOnlySpan<float> x, Span<float> z)
    {
        for (int d = 0; d < z.Length; d++)
            z[d] = Apply(x[d], d);
    }

    /// <summary>Checks what a file gave.</summary>
    /// <exception cref="InvalidDataException">No fit gives such numbers.</exception>
    public void Validate(int dimensions)
    {
        if (Offset.Length != dimensions || Scale.Length != dimensions)
            throw new InvalidDataException($"The model's scaling has {Offset.Length} offsets and {Scale.Length} scales; its network needs {dimensions} each. The file is damaged.");
        if (!Array.TrueForAll(Offset, float.IsFinite) || !Array.TrueForAll(Scale, s => float.IsFinite(s) && s >= 0))
            throw new InvalidDataException("The model's scaling holds a number that is not finite, or a scale below 0. The file is damaged.");
    }
}
