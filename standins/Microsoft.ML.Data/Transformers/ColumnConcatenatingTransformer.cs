using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(ColumnConcatenatingTransformer), null, typeof(SignatureLoadModel), "Concat Transform",
    ColumnConcatenatingTransformer.LoaderSignature, ColumnConcatenatingTransformer.LoaderSignatureOld)]

namespace Microsoft.ML.Data;

/// <summary>Concatenates columns of one item type into vectors.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "ConcatTransform";
    internal const string LoaderSignatureOld = "ConcatFunction";

    private readonly (string OutputColumnName, string[] InputColumnNames)[] _columns;

    internal ColumnConcatenatingTransformer(IHostEnvironment env, string outputColumnName, params string[] inputColumnNames)
        : base(env.Register(nameof(ColumnConcatenatingTransformer)))
        => _columns = [(outputColumnName, inputColumnNames)];

    // *** Body *** i32 outputs, then for each: id of its name, i32 inputs, and for each input: id of its name, id of its alias or -1
    private ColumnConcatenatingTransformer(IHost host, ModelLoadContext ctx)
        : base(host)
    {
        _columns = new (string, string[])[ctx.Reader.ReadInt32()];
        for (int i = 0; i < _columns.Length; i++)
        {
            string name = ctx.LoadNonEmptyString();
            var inputs = new string[ctx.Reader.ReadInt32()];
            for (int j = 0; j < inputs.Length; j++)
            {
                inputs[j] = ctx.LoadNonEmptyString();
                ctx.LoadStringOrNull();
            }
            _columns[i] = (name, inputs);
        }
    }

    internal IReadOnlyCollection<(string outputColumnName, string[] inputColumnNames)> Columns => _columns;

    private static ColumnConcatenatingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        return new ColumnConcatenatingTransformer(env.Register(nameof(ColumnConcatenatingTransformer)), ctx);
    }

    private static VersionInfo Version() => new(
        modelSignature: "CONCAT F",
        verWrittenCur: 0x00010003,
        verReadableCur: 0x00010003,
        verWeCanReadBack: 0x00010003,
        loaderAssemblyName: typeof(ColumnConcatenatingTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature,
        loaderSignatureAlt: LoaderSignatureOld);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version());
        ctx.Writer.Write(_columns.Length);
        foreach ((string name, string[] inputs) in _columns)
        {
            ctx.SaveNonEmptyString(name);
            ctx.Writer.Write(inputs.Length);
            foreach (string input in inputs)
            {
                ctx.SaveNonEmptyString(input);
                ctx.SaveStringOrNull(null);
            }
        }
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private sealed class Mapper : MapperBase
    {
        private readonly ConcatenatedColumn[] _outputs;

        public Mapper(ColumnConcatenatingTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host, inputSchema, parent)
            => _outputs = parent._columns.Select(column
                => new ConcatenatedColumn(inputSchema, column.OutputColumnName, column.InputColumnNames)).ToArray();

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => _outputs.Select(output => output.ToDetachedColumn()).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return _outputs[iinfo].MakeGetter(input);
        }

        private protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            var needed = new HashSet<int>(_outputs.Where((_, i) => activeOutput(i)).SelectMany(output => output.Sources)
                .Select(source => source.Index));
            return needed.Contains;
        }
    }
}
