using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>Yes or no: the network's one output is the logit, the score; its logistic function the probability of true.</summary>
internal sealed class BinaryHead : SequenceHead
{
    public override int Outputs => 1;

    public override int TargetSize => 1;

    public override bool IsOfClasses => true;

    public static BinaryHead? For(DataViewSchema.Column label) => label.Type is BooleanDataViewType ? new BinaryHead() : null;

    public static SchemaShape.Column[]? Shape(SchemaShape.Column label, HeadOptions options)
        => label.Kind != SchemaShape.Column.VectorKind.Scalar || label.ItemType is not BooleanDataViewType
            ? null
            :
            [
                SchemaShapes.Column(options.PredictedLabelColumnName, BooleanDataViewType.Instance, label.Kind, SchemaShapes.ScoreAnnotations()),
                SchemaShapes.Column(options.ScoreColumnName, NumberDataViewType.Single, label.Kind, SchemaShapes.ScoreAnnotations()),
                SchemaShapes.Column(options.ProbabilityColumnName, NumberDataViewType.Single, label.Kind, SchemaShapes.ScoreAnnotations(isNormalized: true)),
            ];

    public override ILabelReader CreateReader(DataViewRow source, DataViewSchema.Column label) => new Reader(source.GetGetter<bool>(label));

    public override FittedHead Fit(IReadOnlyList<float[]> labels, HeadOptions options)
    {
        int rows = labels.Count, positives = labels.Count(label => label[0] > 0);
        if (positives == 0 || positives == rows)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Label column '{options.LabelColumnName}' is {(positives > 0 ? "true" : "false")} in all {rows} training rows; a classifier needs rows of both. Give rows of the other class."));
        }

        float[]? weights = options.ClassWeights.For(options.LabelColumnName, [rows - positives, positives]);
        return new FittedHead(this, new BinaryLoss(weights is null ? 1f : weights[1] / weights[0], options.LabelSmoothing));
    }

    public override void CopyTarget(ReadOnlySpan<float> label, Span<float> target) => label.CopyTo(target);

    public override DataViewSchema.DetachedColumn[] Columns(HeadOptions options, DataViewSchema input)
    {
        var annotations = new ScoreAnnotations(input, "BinaryClassification");
        return
        [
            annotations.Column(options.PredictedLabelColumnName, BooleanDataViewType.Instance, "PredictedLabel"),
            annotations.Column(options.ScoreColumnName, NumberDataViewType.Single, "Score"),
            annotations.Column(options.ProbabilityColumnName, NumberDataViewType.Single, "Probability",
                builder => builder.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, value: true)),
        ];
    }

    public override IHeadScorer CreateScorer(int capacity) => new Scorer(capacity);

    // The logit of false is that of true with the other sign.
    public override void CopyDirection(ReadOnlySpan<float> outputs, Span<float> factors) => factors[0] = outputs[0] > 0f ? 1f : -1f;

    public override HeadDocument ToDocument() => new BinaryDocument();

    private sealed class Reader(ValueGetter<bool> read) : ILabelReader
    {
        public bool TryRead(Span<float> label)
        {
            bool value = false;
            read(ref value);
            label[0] = value ? 1f : 0f;
            return true;
        }
    }

    private sealed class Scorer(int capacity) : IHeadScorer
    {
        private readonly bool[] _labels = new bool[capacity];
        private readonly float[] _scores = new float[capacity];
        private readonly float[] _probabilities = new float[capacity];

        public ReadOnlySpan<float> Take(int slot, ReadOnlySpan<float> outputs)
        {
            _scores[slot] = outputs[0];
            _probabilities[slot] = 1f / (1f + MathF.Exp(-outputs[0]));
            _labels[slot] = outputs[0] > 0f; // as ML.NET's evaluator has it
            return outputs;
        }

        public void TakeNothing(int slot)
        {
            _scores[slot] = _probabilities[slot] = float.NaN;
            _labels[slot] = false; // a Boolean has no missing value
        }

        public Delegate GetGetter(int addedColumn, SlotPointer current) => addedColumn switch
        {
            0 => SlotGetters.Scalar(_labels, current),
            1 => SlotGetters.Scalar(_scores, current),
            _ => SlotGetters.Scalar(_probabilities, current),
        };
    }
}
