using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>A <see cref="ForecastModel"/> bound to an input schema. Rows depend on those before them.</summary>
internal sealed class ForecastMapping : IRowMapping
{
    private readonly ForecastModel _model;
    private readonly SeriesColumns _binding;

    public ForecastMapping(ForecastModel model, DataViewSchema input)
    {
        _model = model;
        _binding = model.Options.Find(input, model.GroupNaming);
        if (_binding.Channels != model.Channels || _binding.IsVector != model.IsVector)
            throw Columns.WrongType(_binding.Values, "input", model.IsVector ? $"Vector<Single, {model.Channels}>, as in training" : "Single, as in training");

        DataViewType type = model.IsVector
            ? new VectorDataViewType(NumberDataViewType.Single, model.Options.Horizon, model.Channels)
            : new VectorDataViewType(NumberDataViewType.Single, model.Options.Horizon);
        Schema = new SchemaExtension(input, [new DataViewSchema.DetachedColumn(model.Options.OutputColumnName, type, SeriesAnnotations.Of(model.Options))]);
    }

    public SchemaExtension Schema { get; }

    public IReadOnlyList<DataViewSchema.Column> Dependencies => _binding.All;

    public bool IsStateless => false;

    // One row at a time is a prediction engine's way: its rows have no end, so a group may come back and begins anew.
    public IRowScorer CreateScorer(DataViewRow source, int capacity)
        => new ForecastScorer(_model, _binding, source, _binding.Follow(source, _model.Options.TimeRule, mayReturn: capacity == 1), capacity);
}
