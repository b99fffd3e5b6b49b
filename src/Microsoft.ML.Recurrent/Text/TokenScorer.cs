using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Tokenizes rows for one cursor or row object.</summary>
internal sealed class TokenScorer(TextEncoder encoder, TextRows rows, int capacity) : IRowScorer
{
    private readonly List<int>[] _ids = Enumerable.Range(0, capacity).Select(_ => new List<int>()).ToArray();

    public void Load(int slot) => rows.Encode(encoder, _ids[slot]);

    public void Score(int count)
    {
        // A row's tokens are made when it is loaded.
    }

    public Delegate GetGetter(int addedColumn, SlotPointer current) => (ValueGetter<VBuffer<uint>>)((ref VBuffer<uint> value) =>
    {
        List<int> ids = _ids[current.Read()];
        VBufferEditor<uint> editor = VBufferEditor.Create(ref value, ids.Count);
        for (int t = 0; t < ids.Count; t++)
            editor.Values[t] = (uint)ids[t] + 1;
        value = editor.Commit();
    });

    public void Dispose()
    {
        // Holds managed memory only.
    }
}
