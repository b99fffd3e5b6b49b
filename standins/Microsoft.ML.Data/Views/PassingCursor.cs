using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor over some of its input's rows, with all their values and ids.</summary>
internal abstract class PassingCursor : LinkedRootCursorBase
{
    protected PassingCursor(IChannelProvider provider, DataViewRowCursor input)
        : base(provider, input)
    {
    }

    public override long Batch => Input.Batch;

    public override DataViewSchema Schema => Input.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => Input.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Input.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => Input.GetIdGetter();
}
