using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>A hash of the rows that a training reads, number by number.</summary>
internal sealed class RowFingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(ReadOnlySpan<float> numbers) => _hash.AppendData(MemoryMarshal.AsBytes(numbers));

    public void Add(string text) => _hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));

    public override string ToString() => Convert.ToHexString(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();
}
