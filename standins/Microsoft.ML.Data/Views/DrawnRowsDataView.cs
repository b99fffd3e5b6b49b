using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The rows whose random draw, a number from 0 to below 1, is wanted.</summary>
internal sealed class DrawnRowsDataView : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly Func<double, bool> _isWanted;
    private readonly int _seed;

    public DrawnRowsDataView(IHostEnvironment env, IDataView source, Func<double, bool> isWanted, int seed)
    {
        _host = env.Register(nameof(DrawnRowsDataView));
        _source = source;
        _isWanted = isWanted;
        _seed = seed;
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(this, _source.GetRowCursor(columnsNeeded, rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DrawnRowsDataView view, DataViewRowCursor input) : PassingCursor(view._host, input)
    {
        private readonly ValueGetter<DataViewRowId> _getId = input.GetIdGetter();

        protected override bool MoveNextCore()
        {
            DataViewRowId id = default;
            while (Input.MoveNext())
            {
                _getId(ref id);
                if (view._isWanted(Draw(id)))
                    return true;
            }
            return false;
        }

        private double Draw(DataViewRowId id)
        {
            ulong bits = Mix(Mix((ulong)view._seed ^ id.Low) ^ id.High);
            return (bits >> 11) * (1.0 / (1L << 53));
        }

        // MurmurHash3's finalizer: every bit of the input moves every bit of the output.
        private static ulong Mix(ulong x)
        {
            x += 0x9E3779B97F4A7C15;
            x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCD;
            x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53;
            return x ^ (x >> 33);
        }
    }
}
