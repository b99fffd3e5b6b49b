using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Sequences.Inputs;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>A <see cref="RecurrentModel"/> bound to an input schema.</summary>
internal sealed class SequenceMapping : IRowMapping
{
    private readonly RecurrentModel _model;
    private readonly FeatureColumns _features;

    public SequenceMapping(RecurrentModel model, DataViewSchema input)
    {
        _model = model;
        _features = FeatureColumns.Find(input, model.Options);
        // Tokens that stand for something are known by that, however many a column has.
        if (!_features.Fits(model.Layout, model.FeatureWidths, model.TokenValues is not null))
            throw OtherThanInTraining();
        if (model.Layout.IsTokens)
            _ = KeyTranslation.To(model.TokenValues, _features.Columns[0], "feature");
        Schema = new SchemaExtension(input, model.Head.Columns(model.Options.Head, input));
    }

    public SchemaExtension Schema { get; }

    public IReadOnlyList<DataViewSchema.Column> Dependencies => _features.Columns;

    public bool IsStateless => true;

    public IRowScorer CreateScorer(DataViewRow source, int capacity)
        => new SequenceScorer(_model.Network, _model.Head, source, string.Join("' or '", _features.Columns.Select(column => column.Name)), Loader(source), capacity);

    private SlotLoader Loader(DataViewRow source) => _model.Layout.IsTokens
        ? SlotLoader.OfTokens(source, _features.Columns[0], _model.Layout, _model.TokenValues)
        : SlotLoader.OfNumbers(new FeatureReader(source, _features.Columns, _model.Layout.Steps, _model.FeatureWidths), _model.FeatureScaler);

    private ArgumentException OtherThanInTraining()
    {
        // Where every column has its width, the steps differ, which all columns have in common: the first stands for them.
        int column = Enumerable.Range(0, _features.Widths.Count).FirstOrDefault(c => _features.Widths[c] != _model.FeatureWidths[c]);
        SequenceLayout needed = _model.Layout with { Width = _model.FeatureWidths[column] };
        string remedy = SequenceLayout.IsFlat(_features.Columns[column].Type) && needed.Width > 1
            ? FormattableString.Invariant($". A flat vector does not say how many numbers a step has: give the column its two dimensions, or train with Channels = {needed.Width}, which also reads flat vectors")
            : "";
        return Columns.WrongType(_features.Columns[column], "feature", $"{needed}, as in training{remedy}");
    }
}
