using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests;

/// <summary>
/// Adds <c>Calls</c>, how often that column was computed so far, and <c>Position</c>, the row's position; and counts what is done with it.
/// </summary>
internal sealed class ProbeTransformer : ITransformer, IDisposable
{
    public bool MapsRows { get; init; } = true;

    public int Calls { get; private set; }

    public int Rows { get; private set; }

    public int Disposals { get; private set; }

    public DataViewRow? LastRow { get; private set; }

    bool ITransformer.IsRowToRowMapper => MapsRows;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumn("Calls", NumberDataViewType.Single);
        builder.AddColumn("Position", NumberDataViewType.Single);
        return builder.ToSchema();
    }

    public IDataView Transform(IDataView input) => new View(this, input);

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

    public void Dispose() => Disposals++;

    private ValueGetter<TValue> Getter<TValue>(DataViewRow input, DataViewSchema.Column column)
    {
        if (column.Index < input.Schema.Count)
            return input.GetGetter<TValue>(input.Schema[column.Index]);
        ValueGetter<float> getter = string.Equals(column.Name, "Calls", StringComparison.Ordinal)
            ? (ref float value) => value = ++Calls
            : (ref float value) => value = input.Position;
        return (ValueGetter<TValue>)(Delegate)getter;
    }

    private sealed class Mapper(ProbeTransformer probe, DataViewSchema inputSchema) : IRowToRowMapper
    {
        public DataViewSchema InputSchema => inputSchema;

        public DataViewSchema OutputSchema { get; } = probe.GetOutputSchema(inputSchema);

        public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
            => dependingColumns.Where(column => column.Index < inputSchema.Count).Select(column => inputSchema[column.Index]);

        public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
        {
            probe.Rows++;
            probe.LastRow = new Row(probe, input, OutputSchema);
            return probe.LastRow;
        }
    }

    private sealed class Row(ProbeTransformer probe, DataViewRow input, DataViewSchema schema) : DataViewRow
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => probe.Getter<TValue>(input, column);
    }

    private sealed class View(ProbeTransformer probe, IDataView source) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema { get; } = probe.GetOutputSchema(source.Schema);

        public long? GetRowCount() => source.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
            => new Cursor(probe, source.GetRowCursor(source.Schema), Schema);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
            => [GetRowCursor(columnsNeeded, rand)];
    }

    private sealed class Cursor(ProbeTransformer probe, DataViewRowCursor input, DataViewSchema schema) : DataViewRowCursor
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => schema;

        public override bool MoveNext() => input.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => probe.Getter<TValue>(input, column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
