using System.Runtime.InteropServices;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>Rows of which only the places that are 1 are kept.</summary>
internal sealed class SparseRows
{
    private readonly List<int> _places = [];
    private readonly List<int> _starts = [0];

    public int Count => _starts.Count - 1;

    public ReadOnlySpan<int> this[int row] => CollectionsMarshal.AsSpan(_places)[_starts[row].._starts[row + 1]];

    public void Add(ReadOnlySpan<int> places)
    {
        _places.AddRange(places);
        _starts.Add(_places.Count);
    }
}
