using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Sequences.Inputs;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>A <see cref="RecurrentModel"/> bound to an input schema.</summary>
internal sealed class SequenceMapping : IRowMapping
{
    private readonly RecurrentModel _model;
    private readonly DataViewSchema.Column _feature;

    public SequenceMapping(RecurrentModel model, DataViewSchema input)
    {
        _model = model;
        _feature = Columns.Find(input, model.Options.FeatureColumnName, "feature");
        SequenceLayout layout = SequenceLayout.Of(_feature, "feature");
        // Tokens that stand for something are known by that, however many a column has.
        bool fits = layout.Width == model.Layout.Width && layout.IsTokens == model.Layout.IsTokens && (model.TokenValues is not null || layout.Vocabulary == model.Layout.Vocabulary) && (model.Layout.Steps == 0 || layout.Steps == 0 || layout.Steps == model.Layout.Steps);
        if (!fits)
            throw Columns.WrongType(_feature, "feature", $"{model.Layout}, as in training");
        _ = KeyTranslation.To(model.TokenValues, _feature, "feature");
        Schema = new SchemaExtension(input, model.Head.Columns(model.Options.Head, input));
    }

    public SchemaExtension Schema { get; }

    public IReadOnlyList<DataViewSchema.Column> Dependencies => [_feature];

    public bool IsStateless => true;

    public IRowScorer CreateScorer(DataViewRow source, int capacity)
        => new SequenceScorer(_model.Network, _model.Head, source, _feature, SlotLoader.Of(source, _feature, _model.Layout, _model.FeatureScaler, _model.TokenValues), capacity);
}
