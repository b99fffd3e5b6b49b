using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Sequences.Inputs;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>A <see cref="RecurrentSentimentModel"/> bound to an input schema.</summary>
internal sealed class SentimentMapping : IRowMapping
{
    private readonly RecurrentSentimentModel _model;
    private readonly DataViewSchema.Column _text;
    private readonly int _explanation = -1;

    public SentimentMapping(RecurrentSentimentModel model, DataViewSchema input)
    {
        _model = model;
        _text = TextInput.Find(input, model.Options, model.Encoder?.Source is not null);
        bool fits = TextInput.HasKeys(_text)
            ? model.Encoder is null && (model.TokenValues is not null || SequenceLayout.Of(_text, "text").Vocabulary == model.Layout.Vocabulary)
            : model.Encoder is not null;
        if (!fits)
            throw Columns.WrongType(_text, "text", model.Encoder is null ? $"{model.Layout}, as in training" : "Text or Vector<Text>, as in training");
        List<DataViewSchema.DetachedColumn> added = [.. model.Head.Columns(model.Options.Head, input)];
        if (model.Options.ExplanationColumnName is { } name)
        {
            _explanation = added.Count;
            added.Add(new(name, new VectorDataViewType(NumberDataViewType.Single)));
        }

        Schema = new SchemaExtension(input, added);
    }

    public SchemaExtension Schema { get; }

    public IReadOnlyList<DataViewSchema.Column> Dependencies => [_text];

    public bool IsStateless => true;

    public IRowScorer CreateScorer(DataViewRow source, int capacity)
        => new SentimentScorer(_model, source, _text, Loader(source), capacity, _explanation);

    private SlotLoader Loader(DataViewRow source) => _model.Encoder is { } encoder
        ? new TextLoader(new TextRows(source, _text), encoder)
        : SlotLoader.Of(source, _text, _model.Layout, Scaler.Identity(1), _model.TokenValues);
}
