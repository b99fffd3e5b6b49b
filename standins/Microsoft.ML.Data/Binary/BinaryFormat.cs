namespace Microsoft.ML.Data;

// *** Binary data (.idv), little-endian ***
// header    256 bytes: "CML\0DVB\0", u64 version, u64 oldest readable version, i64 table of contents, i64 tail, i64 rows, i32 columns
// blocks    of the columns
// lookups   for each column, for each block: i64 offset, i32 length, i32 length before compression
// notes     for each annotated column: the blocks of its annotations, then their table
// contents  for each column: name, codec, u8 compression, LEB128 rows per block, i64 lookup, i64 table of annotations or 0
// tail      "\0BVD\0LMC"
internal static class BinaryFormat
{
    public const int HeaderSize = 256;
    public const ulong Version = 0x0001000100010006;

    public static ReadOnlySpan<byte> Signature => "CML\0DVB\0"u8;

    public static ReadOnlySpan<byte> Tail => "\0BVD\0LMC"u8;
}
