using System.Collections;

namespace Microsoft.ML.Internal.Utilities;

/// <summary>A string with its number in a pool.</summary>
internal sealed class NormStr
{
    public readonly ReadOnlyMemory<char> Value;
    public readonly int Id;

    private NormStr(string value, int id)
    {
        Value = value.AsMemory();
        Id = id;
    }

    /// <summary>Numbers distinct strings in the order in which they come.</summary>
    public sealed class Pool : IEnumerable<NormStr>
    {
        private readonly Dictionary<string, NormStr> _byValue = new(StringComparer.Ordinal);
        private readonly List<NormStr> _byId = [];

        public int Count => _byId.Count;

        public NormStr Get(string str, bool add = false)
        {
            if (_byValue.TryGetValue(str, out NormStr found) || !add)
                return found;
            found = new NormStr(str, _byId.Count);
            _byValue.Add(str, found);
            _byId.Add(found);
            return found;
        }

        public NormStr Add(string str) => Get(str, add: true);

        public NormStr GetNormStrById(int id) => _byId[id];

        public IEnumerator<NormStr> GetEnumerator() => _byId.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
