using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Binary data as a view; a block is decoded when a cursor comes to it.</summary>
internal sealed class BinaryReading : IDataView
{
    private readonly IHost _host;
    private readonly byte[] _bytes;
    private readonly long _rows;
    private readonly ColumnContents[] _columns;

    private BinaryReading(IHostEnvironment env, byte[] bytes)
    {
        _host = env.Register("BinaryLoader");
        _bytes = bytes;
        using BinaryReader reader = ReaderAt(0);
        if (!reader.ReadBytes(8).AsSpan().SequenceEqual(BinaryFormat.Signature))
            throw new FormatException("This is no binary data: its signature is wrong");
        reader.ReadUInt64();
        if (reader.ReadUInt64() > BinaryFormat.Version)
            throw new FormatException("Cannot read this binary data: it is too new");
        long contents = reader.ReadInt64(), tail = reader.ReadInt64();
        _rows = reader.ReadInt64();
        _columns = new ColumnContents[reader.ReadInt32()];
        if (!_bytes.AsSpan(checked((int)tail)).StartsWith(BinaryFormat.Tail))
            throw new FormatException("Corrupt binary data: its tail is wrong");

        var builder = new DataViewSchema.Builder();
        reader.BaseStream.Position = contents;
        for (int i = 0; i < _columns.Length; i++)
        {
            string name = reader.ReadString();
            var codec = ValueCodec.Read(reader);
            _columns[i] = new ColumnContents(codec, reader.ReadByte(), reader.Read7BitEncodedInt(), reader.ReadInt64());
            builder.AddColumn(name, codec.Type, ReadAnnotations(reader.ReadInt64()));
        }
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public static BinaryReading Open(Stream stream, IHostEnvironment env)
    {
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new BinaryReading(env, bytes.ToArray());
    }

    public long? GetRowCount() => _rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(this, RowGetters.Predicate(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private BinaryReader ReaderAt(long offset) => new(new MemoryStream(_bytes) { Position = offset });

    private byte[] BlockAt(byte compression, long offset, long length)
        => BlockCompression.Decompress(compression, _bytes.AsSpan(checked((int)offset), checked((int)length)).ToArray());

    private DataViewSchema.Annotations ReadAnnotations(long offset)
    {
        if (offset == 0)
            return null;
        var builder = new DataViewSchema.Annotations.Builder();
        using BinaryReader reader = ReaderAt(offset);
        for (int left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            string kind = reader.ReadString();
            var codec = ValueCodec.Read(reader);
            codec.AddAnnotation(builder, kind, BlockAt(reader.ReadByte(), reader.ReadInt64(), reader.Read7BitEncodedInt64()));
        }
        return builder.ToAnnotations();
    }

    private sealed record ColumnContents(ValueCodec Codec, byte Compression, int RowsPerBlock, long Lookup);

    private sealed class Cursor : RootCursorBase
    {
        private readonly BinaryReading _view;
        private readonly ColumnDecoder[] _decoders;
        private readonly Delegate[] _getters;

        public Cursor(BinaryReading view, Func<int, bool> active)
            : base(view._host)
        {
            _view = view;
            _decoders = view._columns.Select((column, i) => active(i) ? column.Codec.NewDecoder() : null).ToArray();
            _getters = _decoders.Select((decoder, i) => decoder?.MakeGetter(() => (int)(Position % view._columns[i].RowsPerBlock)))
                .ToArray();
        }

        public override long Batch => 0;

        public override DataViewSchema Schema => _view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] is not null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => RowGetters.Checked<TValue>(_getters[column.Index], column);

        public override ValueGetter<DataViewRowId> GetIdGetter()
            => (ref DataViewRowId value) => value = new DataViewRowId((ulong)Position, 0);

        protected override bool MoveNextCore()
        {
            long row = Position + 1;
            if (row >= _view._rows)
                return false;
            for (int i = 0; i < _decoders.Length; i++)
            {
                if (_decoders[i] is not null && row % _view._columns[i].RowsPerBlock == 0)
                    LoadBlock(_decoders[i], _view._columns[i], row);
            }
            return true;
        }

        private void LoadBlock(ColumnDecoder decoder, ColumnContents column, long row)
        {
            using BinaryReader lookup = _view.ReaderAt(column.Lookup + 16 * (row / column.RowsPerBlock));
            byte[] block = _view.BlockAt(column.Compression, lookup.ReadInt64(), lookup.ReadInt32());
            decoder.Load(block, (int)Math.Min(column.RowsPerBlock, _view._rows - row));
        }
    }
}
