namespace Microsoft.ML.Data;

/// <summary>The getters of a row whose values are the members of its current object.</summary>
internal sealed class ObjectGetters<TRow> where TRow : class
{
    private readonly Delegate[] _getters;

    public ObjectGetters(InternalSchemaDefinition definition, Func<int, bool> active)
        => _getters = definition.Columns
            .Select((column, i) => active(i) ? MemberGetter.Create(column, () => Current) : null).ToArray();

    public TRow Current { get; set; }

    public bool IsActive(DataViewSchema.Column column) => _getters[column.Index] is not null;

    public ValueGetter<TValue> Get<TValue>(DataViewSchema.Column column) => RowGetters.Checked<TValue>(_getters[column.Index], column);
}
