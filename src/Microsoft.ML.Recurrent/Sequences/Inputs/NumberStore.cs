using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Sequences of D numbers per step, of one column or of several side by side.</summary>
internal sealed class NumberStore(SequenceLayout layout, IReadOnlyList<int> widths) : SequenceStore(layout)
{
    private readonly List<float[]> _sequences = [];
    private readonly IReadOnlyList<int> _widths = widths;

    public override int Count => _sequences.Count;

    public override Action<RowFingerprint> CreateReader(DataViewRow source, IReadOnlyList<DataViewSchema.Column> columns)
    {
        var reader = new FeatureReader(source, columns, Layout.Steps, _widths);
        float[] buffer = [];
        return fingerprint =>
        {
            int steps = reader.Read(ref buffer);
            float[] sequence = buffer.AsSpan(0, steps * Layout.Width).ToArray();
            fingerprint.Add([steps]);
            fingerprint.Add(sequence);
            _sequences.Add(sequence);
        };
    }

    public override int LengthOf(int example) => _sequences[example].Length / Layout.Width;

    public override void CopyInput(int example, int time, Span<float> destination)
        => Scaler.Apply(_sequences[example].AsSpan(time * Layout.Width, Layout.Width), destination);

    public override int TokenAt(int example, int time) => throw new NotSupportedException("These sequences hold numbers, not tokens.");

    /// <exception cref="InvalidDataException">Every dimension is constant, so that there is nothing to see.</exception>
    public override void Fit(Scaling scaling, IReadOnlyList<string> columnNames, IReadOnlyList<int> rows)
    {
        Constants = [];
        if (scaling == Scaling.None)
            return;
        ScalerFit[] fits = Of(scaling, columnNames, rows);
        bool isConstant = !fits.Where((fit, c) => fit.Constants < _widths[c]).Any();
        Scaler[] scalers = Array.ConvertAll(fits, fit => isConstant ? fit.Fit() : fit.FitWithConstants());
        Constants = [.. fits.SelectMany(fit => fit.DescribeConstants())];
        Scaler = new Scaler([.. scalers.SelectMany(part => part.Offset)], [.. scalers.SelectMany(part => part.Scale)]);
    }

    public override bool Fits(SequenceStore other) => base.Fits(other) && other is NumberStore numbers && _widths.SequenceEqual(numbers._widths);

    private ScalerFit[] Of(Scaling scaling, IReadOnlyList<string> columnNames, IReadOnlyList<int> rows)
    {
        ScalerFit[] fits = [.. columnNames.Zip(_widths, (name, width) => new ScalerFit(scaling, name, width))];
        foreach (int row in rows)
        {
            for (int i = 0; i < _sequences[row].Length;)
            {
                for (int c = 0; c < fits.Length; i += _widths[c++])
                    fits[c].Add(_sequences[row].AsSpan(i, _widths[c]));
            }
        }

        return fits;
    }
}
