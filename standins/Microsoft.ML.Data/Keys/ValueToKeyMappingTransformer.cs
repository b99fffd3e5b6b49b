using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ValueToKeyMappingTransformer), null, typeof(SignatureLoadModel), "Term Transform",
    ValueToKeyMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Puts in place of values, alone or in vectors, their keys; a value that was not learned gives the missing key.</summary>
public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "TermTransform";
    private const string MapFolder = "Vocabulary";
    private readonly TermMap _map;

    internal ValueToKeyMappingTransformer(IHostEnvironment env, string outputColumnName, string inputColumnName, TermMap map)
        : base(env.Register(nameof(ValueToKeyMappingTransformer)), (outputColumnName, inputColumnName))
        => _map = map;

    // *** Body *** the pairs of columns, then for each: u8 whether its values are annotated as text; the map lies in Vocabulary
    private ValueToKeyMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        if (ColumnPairs.Length != 1 || ctx.Reader.ReadByte() != 0)
            throw new NotSupportedException("This stand-in of ML.NET loads one column without text annotations.");
        _map = TermMap.Create(TextDataViewType.Instance);
        bool found = ctx.TryProcessSubModel(MapFolder, model =>
        {
            model.CheckAtModel(MapVersion());
            _map.Load(model);
        });
        if (!found)
            throw new FormatException($"The keys of column '{ColumnPairs[0].outputColumnName}' are missing");
    }

    private static ValueToKeyMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        return new ValueToKeyMappingTransformer(env.Register(nameof(ValueToKeyMappingTransformer)), ctx);
    }

    private static VersionInfo Version() => new(
        modelSignature: "TERMTRNF",
        verWrittenCur: 0x00010003,
        verReadableCur: 0x00010003,
        verWeCanReadBack: 0x00010003,
        loaderAssemblyName: typeof(ValueToKeyMappingTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);

    private static VersionInfo MapVersion() => new(
        modelSignature: "TERM MAN",
        verWrittenCur: 0x00010002,
        verReadableCur: 0x00010002,
        verWeCanReadBack: 0x00010002,
        loaderAssemblyName: typeof(ValueToKeyMappingTransformer).Assembly.FullName,
        loaderSignature: "TermManager");

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version());
        SaveColumns(ctx);
        ctx.Writer.Write((byte)0);
        ctx.SaveSubModel(MapFolder, model =>
        {
            model.CheckAtModel();
            model.SetVersionInfo(MapVersion());
            _map.Save(model);
        });
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        if (!inputSchema[srcCol].Type.GetItemType().Equals(_map.ItemType))
        {
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Schema mismatch for input column '{inputSchema[srcCol].Name}': "
                + $"expected vector or scalar of {_map.ItemType}, got {inputSchema[srcCol].Type}");
        }
    }

    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly ValueToKeyMappingTransformer _parent;

        public Mapper(ValueToKeyMappingTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host, parent, inputSchema)
            => _parent = parent;

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var key = new KeyDataViewType(typeof(uint), Math.Max(_parent._map.Count, 1));
            DataViewType type = InputSchema[ColMapNewToOld[0]].Type is VectorDataViewType vector
                ? new VectorDataViewType(key, vector.Dimensions) : key;
            var annotations = new DataViewSchema.Annotations.Builder();
            _parent._map.Annotate(annotations);
            return [new DataViewSchema.DetachedColumn(_parent.ColumnPairs[0].outputColumnName, type, annotations.ToAnnotations())];
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return _parent._map.MakeGetter(input, input.Schema[ColMapNewToOld[iinfo]]);
        }
    }
}
