using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Sequences.Inputs;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Labelled sequences in memory, read in one pass: a source may give other rows on the next one.</summary>
internal sealed class SequenceExamples : IExamples
{
    private readonly List<float[]> _labels = [];
    private readonly SequenceStore _sequences;

    private SequenceExamples(SequenceStore sequences, SequenceHead head)
    {
        (_sequences, Head) = (sequences, head);
    }

    public SequenceHead Head { get; private set; }

    public SequenceLayout Layout => _sequences.Layout;

    public Scaler FeatureScaler => _sequences.Scaler;

    /// <summary>What token features stand for; null of numbers, and of keys that stand for nothing.</summary>
    public KeyValues? TokenValues => _sequences.TokenValues;

    /// <summary>Rows without a label.</summary>
    public long SkippedRows { get; private set; }

    public int Count => _labels.Count;

    public int InputSize => Layout.Width;

    public int TargetSize => Head.TargetSize;

    public bool HasTokens => Layout.IsTokens;

    /// <summary>Fingerprint of all rows read.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Reads every labelled row.</summary>
    /// <exception cref="InvalidDataException">There is no labelled row.</exception>
    public static SequenceExamples Read(IDataView data, string featureColumnName, string labelColumnName, CancellationToken cancellation)
    {
        DataViewSchema.Column feature = Columns.Find(data.Schema, featureColumnName, "feature");
        DataViewSchema.Column label = Columns.Find(data.Schema, labelColumnName, "label");
        SequenceLayout layout = SequenceLayout.Of(feature, "feature");
        return Read(data, feature, SequenceStore.Of(layout), label, HeadTasks.Of(label), cancellation);
    }

    /// <summary>Reads every labelled row into a store.</summary>
    /// <inheritdoc cref="Read(IDataView, string, string, CancellationToken)" path="/exception"/>
    public static SequenceExamples Read(IDataView data, DataViewSchema.Column feature, SequenceStore store, DataViewSchema.Column label, SequenceHead head,
        CancellationToken cancellation)
    {
        var examples = new SequenceExamples(store, head);
        examples.ReadRows(data, feature, label, cancellation);
        return examples;
    }

    /// <summary>Learns from some of the rows, by their numbers: what scoring has to know of the features, and what the head wants to know of the labels.</summary>
    public FittedHead Fit(string featureColumnName, HeadOptions options, IReadOnlyList<int> learnt)
    {
        _sequences.Fit(options.Scaling, featureColumnName, learnt);
        FittedHead fitted = Head.Fit(learnt.Select(row => _labels[row]).ToArray(), options);
        Head = fitted.Head;
        return fitted;
    }

    /// <summary>Takes what was learnt from others.</summary>
    /// <exception cref="ArgumentException">The sequences or labels are of another size.</exception>
    public void UseFit(SequenceExamples training)
    {
        bool fits = _sequences.Fits(training._sequences) && Head.Fits(training.Head);
        if (!fits)
            throw new ArgumentException($"The validation rows have features {Layout} with {TargetSize} numbers per label for {Head.Outputs} outputs; the training rows have {training.Layout} with {training.TargetSize} for {training.Head.Outputs}. Give columns of the same types.", nameof(training));
        _sequences.UseFit(training._sequences);
        Head.Translate(_labels, training.Head);
        Head = training.Head;
    }

    /// <summary>A row's label as read: of a class, its number.</summary>
    public float[] LabelOf(int example) => _labels[example];

    public int LengthOf(int example) => _sequences.LengthOf(example);

    public void CopyInput(int example, int time, Span<float> destination) => _sequences.CopyInput(example, time, destination);

    public int TokenAt(int example, int time) => _sequences.TokenAt(example, time);

    public void CopyTarget(int example, Span<float> destination) => Head.CopyTarget(_labels[example], destination);

    private void ReadRows(IDataView data, DataViewSchema.Column feature, DataViewSchema.Column label, CancellationToken cancellation)
    {
        float[] labelBuffer = new float[TargetSize];
        using var fingerprint = new RowFingerprint();
        using DataViewRowCursor cursor = data.GetRowCursor([feature, label]);
        Action<RowFingerprint> readFeature = _sequences.CreateReader(cursor, feature);
        ILabelReader readLabel = Head.CreateReader(cursor, label);
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!readLabel.TryRead(labelBuffer))
            {
                SkippedRows++;
                continue;
            }

            readFeature(fingerprint);
            fingerprint.Add(labelBuffer);
            _labels.Add(labelBuffer.AsSpan().ToArray());
        }

        if (Count == 0)
        {
            throw new InvalidDataException(SkippedRows == 0
                ? $"The data has no rows. Label column '{label.Name}' and feature column '{feature.Name}' need at least one."
                : FormattableString.Invariant($"None of the {SkippedRows} rows has a label: column '{label.Name}' is missing (NaN, or key 0) throughout. Give labelled rows."));
        }

        Fingerprint = fingerprint.ToString();
    }
}
