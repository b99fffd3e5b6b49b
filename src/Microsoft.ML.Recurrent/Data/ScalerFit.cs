namespace Microsoft.ML.Recurrent.Data;

/// <summary>Fits a <see cref="Scaler"/> in one pass, in double.</summary>
/// <remarks>Mean and variance by Welford (1962), doi:10.1080/00401706.1962.10490022; the variance divides by n.</remarks>
internal sealed class ScalerFit(Scaling scaling, string columnName, int dimensions)
{
    private readonly double[] _mean = new double[dimensions];
    private readonly double[] _squares = new double[dimensions];
    private readonly float[] _minimum = Enumerable.Repeat(float.PositiveInfinity, dimensions).ToArray();
    private readonly float[] _maximum = Enumerable.Repeat(float.NegativeInfinity, dimensions).ToArray();
    private long _count;

    public void Add(ReadOnlySpan<float> values)
    {
        _count++;
        for (int d = 0; d < dimensions; d++)
        {
            double delta = values[d] - _mean[d];
            _mean[d] += delta / _count;
            _squares[d] += delta * (values[d] - _mean[d]);
            _minimum[d] = MathF.Min(_minimum[d], values[d]);
            _maximum[d] = MathF.Max(_maximum[d], values[d]);
        }
    }

    /// <exception cref="InvalidDataException">A dimension is constant, so that no scale fits it.</exception>
    public Scaler Fit()
    {
        if (scaling == Scaling.None)
            return Scaler.Identity(dimensions);
        for (int d = 0; d < dimensions; d++)
        {
            if (IsConstant(d))
                throw Constant(d);
        }

        return FitWithConstants();
    }

    /// <summary>The same, with a scale of 0 for each dimension that is constant, whatever the scaling.</summary>
    /// <exception cref="InvalidDataException">A dimension reaches too far for a Single.</exception>
    public Scaler FitWithConstants()
    {
        float[] offset = new float[dimensions];
        float[] scale = new float[dimensions];
        for (int d = 0; d < dimensions; d++)
        {
            if (IsConstant(d))
            {
                offset[d] = _minimum[d];
                continue;
            }

            if (scaling == Scaling.None)
            {
                scale[d] = 1;
                continue;
            }

            offset[d] = scaling == Scaling.Standardize ? (float)_mean[d] : _minimum[d];
            scale[d] = scaling == Scaling.Standardize ? (float)Math.Sqrt(_squares[d] / _count) : _maximum[d] - _minimum[d];
            if (!(scale[d] > 0) || !float.IsFinite(scale[d]))
                throw BeyondSingle(d);
        }

        return new Scaler(offset, scale);
    }

    /// <summary>Whether a dimension does not change.</summary>
    public bool IsConstant(int dimension) => _minimum[dimension] == _maximum[dimension];

    /// <summary>Dimensions that do not change.</summary>
    public int Constants => Enumerable.Range(0, dimensions).Count(IsConstant);

    /// <summary>Those dimensions in words, each with its value.</summary>
    public IEnumerable<string> DescribeConstants()
        => Enumerable.Range(0, dimensions).Where(IsConstant).Select(d => FormattableString.Invariant($"{Describe(d)} is {_minimum[d]}"));

    private InvalidDataException Constant(int dimension)
        => new(FormattableString.Invariant(
            $"{Describe(dimension)} is constant ({_minimum[dimension]}) over {_count} training values; {scaling} needs values that differ. Leave the constant out, or set Scaling.None."));

    private InvalidDataException BeyondSingle(int dimension)
        => new(FormattableString.Invariant(
            $"{Describe(dimension)} reaches from {_minimum[dimension]} to {_maximum[dimension]}; {scaling} needs a scale that a Single can hold. Bring the values to another unit before, or set Scaling.None."));

    private string Describe(int dimension)
        => dimensions == 1 ? $"Column '{columnName}'" : FormattableString.Invariant($"Dimension {dimension} of column '{columnName}'");
}
