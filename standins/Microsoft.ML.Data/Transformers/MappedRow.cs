namespace Microsoft.ML.Data;

/// <summary>An input row with a mapper's outputs.</summary>
internal sealed class MappedRow : WrappingRow
{
    private readonly BoundRowMapper.Getters _getters;

    public MappedRow(BoundRowMapper bound, DataViewRow input, Func<int, bool> active)
        : base(input)
    {
        Schema = bound.OutputSchema;
        _getters = new BoundRowMapper.Getters(bound, input, active);
    }

    public override DataViewSchema Schema { get; }

    public override bool IsColumnActive(DataViewSchema.Column column) => _getters.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters.Get<TValue>(column);

    protected override void DisposeCore(bool disposing)
    {
        if (disposing)
            _getters.Dispose();
    }
}
