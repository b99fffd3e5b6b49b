using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Sequences of D numbers per step.</summary>
internal sealed class NumberStore(SequenceLayout layout) : SequenceStore(layout)
{
    private readonly List<float[]> _sequences = [];

    public override int Count => _sequences.Count;

    public override Action<RowFingerprint> CreateReader(DataViewRow source, DataViewSchema.Column column)
    {
        var reader = new SequenceReader(source, column, Layout);
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

    public override void Fit(Scaling scaling, string columnName, IReadOnlyList<int> rows)
    {
        var fit = new ScalerFit(scaling, columnName, Layout.Width);
        foreach (int row in rows)
        {
            for (int i = 0; i < _sequences[row].Length; i += Layout.Width)
                fit.Add(_sequences[row].AsSpan(i, Layout.Width));
        }

        Scaler = fit.Fit();
    }
}
