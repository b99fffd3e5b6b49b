using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The rows without NaN in some columns of Single, or vectors of Single.</summary>
internal sealed class MissingValueFilter : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly DataViewSchema.Column[] _columns;

    public MissingValueFilter(IHostEnvironment env, IDataView source, string[] columns)
    {
        _host = env.Register(nameof(MissingValueFilter));
        _source = source;
        _columns = columns.Select(name => source.Schema.GetColumnOrNull(name)
            ?? throw new ArgumentOutOfRangeException("schema", $"Could not find input column '{name}'")).ToArray();
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(this, _source.GetRowCursor(columnsNeeded.Concat(_columns), rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : PassingCursor
    {
        private readonly Func<bool>[] _isMissing;

        public Cursor(MissingValueFilter view, DataViewRowCursor input)
            : base(view._host, input)
            => _isMissing = view._columns.Select(column => IsMissing(input, column)).ToArray();

        protected override bool MoveNextCore()
        {
            while (Input.MoveNext())
            {
                if (!_isMissing.Any(isMissing => isMissing()))
                    return true;
            }
            return false;
        }

        private static Func<bool> IsMissing(DataViewRow row, DataViewSchema.Column column)
        {
            if (column.Type is VectorDataViewType)
            {
                VBuffer<float> vector = default;
                ValueGetter<VBuffer<float>> getVector = row.GetGetter<VBuffer<float>>(column);
                return () =>
                {
                    getVector(ref vector);
                    return HasNaN(vector);
                };
            }
            float value = 0;
            ValueGetter<float> getter = row.GetGetter<float>(column);
            return () =>
            {
                getter(ref value);
                return float.IsNaN(value);
            };
        }

        private static bool HasNaN(VBuffer<float> vector)
        {
            foreach (float value in vector.GetValues())
            {
                if (float.IsNaN(value))
                    return true;
            }
            return false;
        }
    }
}
