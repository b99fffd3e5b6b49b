using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

internal partial struct ModelHeader
{
    private const int LoaderSignatureLength = 24;

    private static void ToWords(string text, out ulong word0, out ulong word1, out ulong word2)
    {
        text ??= "";
        Contracts.Check(text.Length <= LoaderSignatureLength, "A loader signature has at most 24 characters");
        Contracts.Check(text.All(c => c <= 0xFF), "A loader signature has no character beyond U+00FF");
        Span<byte> bytes = stackalloc byte[LoaderSignatureLength];
        bytes.Clear();
        Encoding.Latin1.GetBytes(text, bytes);
        word0 = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        word1 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        word2 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
    }

    private static string FromWords(ulong word0, ulong word1, ulong word2)
    {
        Span<byte> bytes = stackalloc byte[LoaderSignatureLength];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, word0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], word1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], word2);
        return Encoding.Latin1.GetString(bytes.TrimEnd((byte)0));
    }
}
