using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Labelled sequences in memory, read in one pass: a source may give other rows on the next one.</summary>
internal sealed class SequenceExamples : IExamples
{
    private readonly List<float[]> _sequences = [];
    private readonly List<float[]> _labels = [];
    private readonly SequenceLayout _layout;
    private readonly LabelLayout _label;

    private SequenceExamples(SequenceLayout layout, LabelLayout label, Scaler features, Scaler labels)
    {
        (_layout, _label, FeatureScaler, LabelScaler) = (layout, label, features, labels);
    }

    public Scaler FeatureScaler { get; private set; }

    public Scaler LabelScaler { get; private set; }

    /// <summary>Rows without a label.</summary>
    public long SkippedRows { get; private set; }

    public int Count => _sequences.Count;

    public int InputSize => _layout.Width;

    public int TargetSize => _label.Size;

    /// <summary>Fingerprint of all rows read.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Reads every labelled row.</summary>
    /// <exception cref="InvalidDataException">There is no labelled row.</exception>
    public static SequenceExamples Read(IDataView data, SequenceOptions options, CancellationToken cancellation)
    {
        DataViewSchema.Column feature = Columns.Find(data.Schema, options.FeatureColumnName, "feature");
        DataViewSchema.Column label = Columns.Find(data.Schema, options.LabelColumnName, "label");
        SequenceLayout layout = SequenceLayout.Of(feature, "feature");
        LabelLayout labelLayout = LabelLayout.Of(label);
        var examples = new SequenceExamples(layout, labelLayout, Scaler.Identity(layout.Width), Scaler.Identity(labelLayout.Size));
        examples.ReadRows(data, feature, label, cancellation);
        return examples;
    }

    /// <summary>Learns the scaling from the first <paramref name="rows"/> rows.</summary>
    public void FitScaling(SequenceOptions options, int rows)
    {
        var features = new ScalerFit(options.Scaling, options.FeatureColumnName, _layout.Width);
        var labels = new ScalerFit(options.Scaling, options.LabelColumnName, _label.Size);
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < _sequences[row].Length; i += _layout.Width)
                features.Add(_sequences[row].AsSpan(i, _layout.Width));
            labels.Add(_labels[row]);
        }

        FeatureScaler = features.Fit();
        LabelScaler = labels.Fit();
    }

    /// <summary>Takes the scaling that was learnt from others.</summary>
    /// <exception cref="ArgumentException">The sequences or labels are of another size.</exception>
    public void UseScaling(SequenceExamples training)
    {
        if (InputSize != training.InputSize || TargetSize != training.TargetSize)
            throw new ArgumentException($"The validation rows have {InputSize} numbers per step and {TargetSize} per label; the training rows have {training.InputSize} and {training.TargetSize}. Give columns of the same types.", nameof(training));
        (FeatureScaler, LabelScaler) = (training.FeatureScaler, training.LabelScaler);
    }

    public int LengthOf(int example) => _sequences[example].Length / _layout.Width;

    public void CopyInput(int example, int time, Span<float> destination)
        => FeatureScaler.Apply(_sequences[example].AsSpan(time * _layout.Width, _layout.Width), destination);

    public void CopyTarget(int example, Span<float> destination) => LabelScaler.Apply(_labels[example], destination);

    private void ReadRows(IDataView data, DataViewSchema.Column feature, DataViewSchema.Column label, CancellationToken cancellation)
    {
        float[] buffer = [];
        float[] labelBuffer = new float[_label.Size];
        using var fingerprint = new RowFingerprint();
        using DataViewRowCursor cursor = data.GetRowCursor([feature, label]);
        var readFeature = new SequenceReader(cursor, feature, _layout);
        var readLabel = new LabelReader(cursor, label, _label);
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!readLabel.TryRead(labelBuffer))
            {
                SkippedRows++;
                continue;
            }

            int steps = readFeature.Read(ref buffer);
            float[] sequence = buffer.AsSpan(0, steps * _layout.Width).ToArray();
            fingerprint.Add([steps]);
            fingerprint.Add(sequence);
            fingerprint.Add(labelBuffer);
            _sequences.Add(sequence);
            _labels.Add(labelBuffer.AsSpan().ToArray());
        }

        if (Count == 0)
        {
            throw new InvalidDataException(SkippedRows == 0
                ? $"The data has no rows. Label column '{label.Name}' and feature column '{feature.Name}' need at least one."
                : FormattableString.Invariant($"None of the {SkippedRows} rows has a label: column '{label.Name}' is NaN throughout. Give labelled rows."));
        }

        Fingerprint = fingerprint.ToString();
    }
}
