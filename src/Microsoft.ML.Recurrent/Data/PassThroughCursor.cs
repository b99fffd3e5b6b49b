using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>A cursor of the extended schema when none of the added columns is asked for: nothing is computed.</summary>
internal sealed class PassThroughCursor(DataViewRowCursor source, SchemaExtension schema) : DataViewRowCursor
{
    public override long Position => source.Position;

    public override long Batch => source.Batch;

    public override DataViewSchema Schema => schema.Output;

    public override bool MoveNext() => source.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column)
        => schema.AddedIndex(column) < 0 && source.IsColumnActive(schema.Input[column.Index]);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => schema.AddedIndex(column) < 0 ? source.GetGetter<TValue>(schema.Input[column.Index]) : throw CursorErrors.Inactive(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
