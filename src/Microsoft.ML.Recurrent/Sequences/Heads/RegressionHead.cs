using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>One number, or a vector of K, in the label's unit. The loss is squared error of scaled labels.</summary>
internal sealed class RegressionHead(int size, bool isVector, Scaler scaler) : SequenceHead
{
    public override int Outputs => size;

    public override int TargetSize => size;

    public static RegressionHead? For(DataViewSchema.Column label) => label.Type switch
    {
        NumberDataViewType number when number == NumberDataViewType.Single => new(1, isVector: false, Scaler.Identity(1)),
        VectorDataViewType { IsKnownSize: true } vector when vector.ItemType == NumberDataViewType.Single
            => new(vector.Size, isVector: true, Scaler.Identity(vector.Size)),
        _ => null,
    };

    public static SchemaShape.Column[]? Shape(SchemaShape.Column label, HeadOptions options)
        => label.Kind == SchemaShape.Column.VectorKind.VariableVector || label.IsKey || label.ItemType != NumberDataViewType.Single
            ? null
            : [SchemaShapes.Column(options.ScoreColumnName, NumberDataViewType.Single, label.Kind, SchemaShapes.ScoreAnnotations())];

    public override ILabelReader CreateReader(DataViewRow source, DataViewSchema.Column label) => new NumberLabelReader(source, label, size, isVector);

    public override FittedHead Fit(IReadOnlyList<float[]> labels, HeadOptions options)
    {
        var fit = new ScalerFit(options.Scaling, options.LabelColumnName, size);
        foreach (float[] label in labels)
            fit.Add(label);
        return new FittedHead(new RegressionHead(size, isVector, fit.Fit()), SquaredErrorLoss.Instance);
    }

    public override void CopyTarget(ReadOnlySpan<float> label, Span<float> target) => scaler.Apply(label, target);

    public override DataViewSchema.DetachedColumn[] Columns(HeadOptions options, DataViewSchema input)
    {
        DataViewType type = isVector ? new VectorDataViewType(NumberDataViewType.Single, size) : NumberDataViewType.Single;
        return [new ScoreAnnotations(input, isVector ? "MultiOutputRegression" : "Regression").Column(options.ScoreColumnName, type, "Score")];
    }

    public override IHeadScorer CreateScorer(int capacity) => new Scorer(size, isVector, scaler, capacity);

    public override void CopyDirection(ReadOnlySpan<float> outputs, Span<float> factors) => factors.Fill(1f);

    public override HeadDocument ToDocument() => new RegressionDocument { IsVectorLabel = isVector, LabelScaling = scaler };

    private sealed class Scorer(int size, bool isVector, Scaler scaler, int capacity) : IHeadScorer
    {
        private readonly float[] _scores = new float[capacity * size];

        public ReadOnlySpan<float> Take(int slot, ReadOnlySpan<float> outputs)
        {
            Span<float> scores = _scores.AsSpan(slot * size, size);
            for (int k = 0; k < size; k++)
                scores[k] = scaler.Invert(outputs[k], k);
            return scores;
        }

        public void TakeNothing(int slot) => _scores.AsSpan(slot * size, size).Fill(float.NaN);

        public Delegate GetGetter(int addedColumn, SlotPointer current) => isVector
            ? SlotGetters.Vector(_scores, size, current)
            : SlotGetters.Scalar(_scores, current);
    }
}
