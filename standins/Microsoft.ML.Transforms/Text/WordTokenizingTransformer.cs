using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: LoadableClass(typeof(WordTokenizingTransformer), null, typeof(SignatureLoadModel), "Tokenize Text Transform",
    WordTokenizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Text;

/// <summary>Divides a text at separators; nothing stands between two of them.</summary>
public sealed class WordTokenizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "TokenizeTextTransform";
    private readonly char[] _separators;

    internal WordTokenizingTransformer(IHostEnvironment env, string outputColumnName, string inputColumnName, char[] separators)
        : base(env.Register(nameof(WordTokenizingTransformer)), (outputColumnName, inputColumnName))
        => _separators = separators;

    // *** Body *** the pairs of columns, then for each: i32 separators, each u16
    private WordTokenizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        if (ColumnPairs.Length != 1)
            throw new NotSupportedException("This stand-in of ML.NET loads one column.");
        _separators = new char[ctx.Reader.ReadInt32()];
        for (int i = 0; i < _separators.Length; i++)
            _separators[i] = (char)ctx.Reader.ReadUInt16();
    }

    private static WordTokenizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        return new WordTokenizingTransformer(env.Register(nameof(WordTokenizingTransformer)), ctx);
    }

    private static VersionInfo Version() => new(
        modelSignature: "WRDTOKNS",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(WordTokenizingTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version());
        SaveColumns(ctx);
        ctx.Writer.Write(_separators.Length);
        foreach (char separator in _separators)
            ctx.Writer.Write((ushort)separator);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly WordTokenizingTransformer _parent;

        public Mapper(WordTokenizingTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host, parent, inputSchema)
            => _parent = parent;

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => [new(_parent.ColumnPairs[0].outputColumnName, new VectorDataViewType(TextDataViewType.Instance))];

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            ReadOnlyMemory<char> text = default;
            ValueGetter<ReadOnlyMemory<char>> getText = input.GetGetter<ReadOnlyMemory<char>>(input.Schema[ColMapNewToOld[iinfo]]);
            return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> words) =>
            {
                getText(ref text);
                ReadOnlyMemory<char>[] found = text.ToString().Split(_parent._separators, StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => word.AsMemory()).ToArray();
                words = new VBuffer<ReadOnlyMemory<char>>(found.Length, found);
            });
        }
    }
}
