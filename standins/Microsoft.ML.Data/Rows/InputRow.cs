namespace Microsoft.ML.Data;

/// <summary>A row over one object after the other; each is one position further.</summary>
internal sealed class InputRow<TRow> : DataViewRow where TRow : class
{
    private readonly ObjectGetters<TRow> _getters;
    private long _position = -1;

    public InputRow(InternalSchemaDefinition definition)
    {
        Schema = definition.ToSchema();
        _getters = new ObjectGetters<TRow>(definition, _ => true);
    }

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema { get; }

    public void ExtractValues(TRow row)
    {
        _getters.Current = row;
        _position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters.Get<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter()
        => (ref DataViewRowId value) => value = new DataViewRowId((ulong)_position, 0);
}
