using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Writes a view as binary data; columns of types without a codec are left out.</summary>
internal static class BinaryWriting
{
    private const int MaximumRowsPerBlock = 5000;

    public static void Write(IDataView data, Stream stream, bool keepHidden)
    {
        var columns = data.Schema.Where(column => keepHidden || !column.IsHidden)
            .Select(column => (Column: column, Codec: ValueCodec.ForType(column.Type))).Where(column => column.Codec is not null).ToArray();
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        long start = stream.Position;
        writer.Write(new byte[BinaryFormat.HeaderSize]);
        List<Block>[] blocks = WriteBlocks(data, columns, writer, start, out long rows, out int rowsPerBlock);

        var lookups = new long[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            lookups[i] = stream.Position - start;
            foreach (Block block in blocks[i])
            {
                writer.Write(block.Offset);
                writer.Write(block.Length);
                writer.Write(block.RawLength);
            }
        }
        long[] annotations = columns.Select(column => WriteAnnotations(column.Column.Annotations, writer, start)).ToArray();

        long contents = stream.Position - start;
        for (int i = 0; i < columns.Length; i++)
        {
            writer.Write(columns[i].Column.Name);
            columns[i].Codec.WriteSpecification(writer);
            writer.Write(BlockCompression.Deflate);
            writer.Write7BitEncodedInt(rowsPerBlock);
            writer.Write(lookups[i]);
            writer.Write(annotations[i]);
        }
        long tail = stream.Position - start;
        writer.Write(BinaryFormat.Tail);
        WriteHeader(writer, start, contents, tail, rows, columns.Length);
    }

    private static List<Block>[] WriteBlocks(IDataView data, (DataViewSchema.Column Column, ValueCodec Codec)[] columns,
        BinaryWriter writer, long start, out long rows, out int rowsPerBlock)
    {
        List<Block>[] blocks = columns.Select(_ => new List<Block>()).ToArray();
        rows = 0;
        int pending = 0;
        using DataViewRowCursor cursor = data.GetRowCursor(columns.Select(column => column.Column));
        ColumnEncoder[] encoders = columns.Select(column => column.Codec.NewEncoder(cursor, column.Column)).ToArray();
        while (cursor.MoveNext())
        {
            rows++;
            foreach (ColumnEncoder encoder in encoders)
                encoder.Append();
            if (++pending == MaximumRowsPerBlock)
                Flush();
        }
        if (pending > 0)
            Flush();
        rowsPerBlock = (int)Math.Clamp(rows, 1, MaximumRowsPerBlock);
        return blocks;

        void Flush()
        {
            for (int i = 0; i < encoders.Length; i++)
            {
                byte[] raw = encoders[i].TakeBlock(), packed = BlockCompression.Compress(raw);
                blocks[i].Add(new Block(writer.BaseStream.Position - start, packed.Length, raw.Length));
                writer.Write(packed);
            }
            pending = 0;
        }
    }

    private static long WriteAnnotations(DataViewSchema.Annotations annotations, BinaryWriter writer, long start)
    {
        var table = new MemoryStream();
        using var tableWriter = new BinaryWriter(table);
        int count = 0;
        foreach (DataViewSchema.Column kind in annotations.Schema)
        {
            if (ValueCodec.ForType(kind.Type) is not { } codec)
                continue;
            count++;
            byte[] raw = codec.EncodeAnnotation(annotations, kind), packed = BlockCompression.Compress(raw);
            bool isSmaller = packed.Length < raw.Length;
            tableWriter.Write(kind.Name);
            codec.WriteSpecification(tableWriter);
            tableWriter.Write(isSmaller ? BlockCompression.Deflate : BlockCompression.None);
            tableWriter.Write(writer.BaseStream.Position - start);
            tableWriter.Write7BitEncodedInt64(isSmaller ? packed.Length : raw.Length);
            writer.Write(isSmaller ? packed : raw);
        }
        if (count == 0)
            return 0;
        long offset = writer.BaseStream.Position - start;
        writer.Write7BitEncodedInt(count);
        tableWriter.Flush();
        writer.Write(table.ToArray());
        return offset;
    }

    private static void WriteHeader(BinaryWriter writer, long start, long contents, long tail, long rows, int columns)
    {
        long end = writer.BaseStream.Position;
        writer.Seek((int)start, SeekOrigin.Begin);
        writer.Write(BinaryFormat.Signature);
        writer.Write(BinaryFormat.Version);
        writer.Write(BinaryFormat.Version);
        writer.Write(contents);
        writer.Write(tail);
        writer.Write(rows);
        writer.Write(columns);
        writer.BaseStream.Position = end;
    }

    private readonly record struct Block(long Offset, int Length, int RawLength);
}
