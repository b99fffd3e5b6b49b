using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Forecasts from every row of one cursor or row object, batch by batch.</summary>
internal sealed class ForecastScorer : IRowScorer
{
    private readonly ForecastModel _model;
    private readonly SeriesColumns _binding;
    private readonly DataViewRow _source;
    private readonly ChannelReader _reader;
    private readonly SeriesOrder _order;
    private readonly ForecastHistory _history;
    private readonly NetworkScorer _scorer;
    private readonly SeriesScaling?[] _scalings; // null: the slot's history is incomplete, or its series has no scale
    private readonly int[] _networkSlots;
    private readonly long[] _rowNumbers;
    private readonly float[] _references;
    private readonly float[] _forecasts;
    private readonly float[] _row;
    private SeriesScaling? _scaling;
    private int _prepared;

    public ForecastScorer(ForecastModel model, SeriesColumns binding, DataViewRow source, SeriesOrder order, int capacity)
    {
        (_model, _binding, _source, _order) = (model, binding, source, order);
        _reader = new ChannelReader(source, binding.Values, "input");
        _history = new ForecastHistory(model);
        _scorer = new NetworkScorer(model.Network, capacity);
        _scalings = new SeriesScaling?[capacity];
        _networkSlots = new int[capacity];
        _rowNumbers = new long[capacity];
        _references = new float[capacity * model.ForecastSize];
        _forecasts = new float[capacity * model.ForecastSize];
        _row = new float[model.Channels];
    }

    public void Load(int slot)
    {
        if (slot == 0)
            _prepared = 0;
        _reader.Read(_row);
        if (_model.Options.LogTransform)
            TrainingSeries.CheckPositive(_row, _binding, _source.Position);
        if (_order.Advance() || _scaling is null)
        {
            _scaling = null; // an unseen group is refused, row after row; nothing of it may reach the history of the one before
            _scaling = _model.ScalingOf(_order.Group!);
            _history.Begin(_scaling);
        }

        _history.Observe(_row, _order.Missing);
        _scalings[slot] = null;
        if (!_history.IsComplete)
            return;
        _history.Prepare(_scorer, _prepared, References(slot));
        _scalings[slot] = _scaling;
        _networkSlots[slot] = _prepared++;
        _rowNumbers[slot] = _source.Position;
    }

    public void Score(int count)
    {
        _scorer.Score(_prepared);
        for (int slot = 0; slot < count; slot++)
        {
            Span<float> forecast = _forecasts.AsSpan(slot * _model.ForecastSize, _model.ForecastSize);
            if (_scalings[slot] is not { } scaling)
            {
                forecast.Fill(float.NaN);
                continue;
            }

            _history.Finish(scaling, _scorer.Result(_networkSlots[slot]), References(slot), forecast);
            FiniteScores.Check(forecast, _rowNumbers[slot], _binding.Values.Name);
        }
    }

    public Delegate GetGetter(int addedColumn, SlotPointer current) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
    {
        int slot = current.Read();
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, _model.ForecastSize);
        _forecasts.AsSpan(slot * _model.ForecastSize, _model.ForecastSize).CopyTo(editor.Values);
        value = editor.Commit();
    });

    public void Dispose() { }

    private Span<float> References(int slot) => _references.AsSpan(slot * _model.ForecastSize, _model.ForecastSize);
}
