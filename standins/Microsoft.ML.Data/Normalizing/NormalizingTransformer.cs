using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(NormalizingTransformer), null, typeof(SignatureLoadModel), "Normalizer",
    NormalizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Brings columns to the ranges learned.</summary>
public sealed class NormalizingTransformer : OneToOneTransformerBase
{
    internal readonly ImmutableArray<ColumnOptions> Columns;
    internal const string LoaderSignature = "Normalizer";

    internal NormalizingTransformer(IHostEnvironment env, ColumnOptions[] columns)
        : base(env.Register(nameof(NormalizingTransformer)), columns.Select(column => (column.Name, column.InputColumnName)).ToArray())
        => Columns = [.. columns];

    // *** Body *** the pairs of columns, then for each: u8 whether a vector, u8 DataKind, and if a vector: i32 dimensions, the dimensions
    // as i32; the functions lie in Normalizer_000, Normalizer_001, ...
    private NormalizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        var columns = new ColumnOptions[ColumnPairs.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            DataViewType type = ReadType(ctx.Reader);
            AffineFunction function = null;
            if (!ctx.TryProcessSubModel(FunctionName(i), model => function = AffineFunction.Load(model, type)))
                throw new FormatException($"The normalizer of column '{ColumnPairs[i].outputColumnName}' is missing");
            columns[i] = new ColumnOptions(ColumnPairs[i].outputColumnName, ColumnPairs[i].inputColumnName, type, function);
        }
        Columns = [.. columns];
    }

    /// <summary>What was learned of a column.</summary>
    public NormalizerModelParametersBase GetNormalizerModelParameters(int index) => Columns[index].ColumnFunction.ToParameters();

    private static NormalizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        return new NormalizingTransformer(env.Register(nameof(NormalizingTransformer)), ctx);
    }

    private static VersionInfo Version() => new(
        modelSignature: "NORMALZR",
        verWrittenCur: 0x00010002,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010002,
        loaderAssemblyName: typeof(NormalizingTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);

    private static string FunctionName(int index) => string.Create(CultureInfo.InvariantCulture, $"Normalizer_{index:000}");

    private static DataViewType ReadType(BinaryReader reader)
    {
        bool isVector = reader.ReadByte() != 0;
        NumberDataViewType item = (DataKind)reader.ReadByte() == DataKind.Single ? NumberDataViewType.Single : NumberDataViewType.Double;
        if (!isVector)
            return item;
        var dimensions = new int[reader.ReadInt32()];
        for (int i = 0; i < dimensions.Length; i++)
            dimensions[i] = reader.ReadInt32();
        return new VectorDataViewType(item, dimensions);
    }

    private static void WriteType(BinaryWriter writer, DataViewType type)
    {
        var vector = type as VectorDataViewType;
        writer.Write(vector is not null);
        writer.Write((byte)((vector?.ItemType ?? type) == NumberDataViewType.Single ? DataKind.Single : DataKind.Double));
        if (vector is null)
            return;
        writer.Write(vector.Dimensions.Length);
        foreach (int dimension in vector.Dimensions)
            writer.Write(dimension);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version());
        SaveColumns(ctx);
        foreach (ColumnOptions column in Columns)
            WriteType(ctx.Writer, column.InputType);
        for (int i = 0; i < Columns.Length; i++)
            ctx.SaveModel(Columns[i].ColumnFunction, FunctionName(i));
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    /// <summary>What was learned of a column.</summary>
    public abstract class NormalizerModelParametersBase
    {
        private protected NormalizerModelParametersBase()
        {
        }
    }

    /// <summary>(x - offset) · scale.</summary>
    public sealed class AffineNormalizerModelParameters<TData> : NormalizerModelParametersBase
    {
        internal AffineNormalizerModelParameters(TData scale, TData offset)
        {
            Scale = scale;
            Offset = offset;
        }

        /// <summary>The scale.</summary>
        public TData Scale { get; }

        /// <summary>The offset.</summary>
        public TData Offset { get; }
    }

    internal sealed record ColumnOptions(string Name, string InputColumnName, DataViewType InputType, AffineFunction ColumnFunction);

    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly NormalizingTransformer _parent;

        public Mapper(NormalizingTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host, parent, inputSchema)
            => _parent = parent;

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => _parent.Columns.Select((column, i) =>
            {
                var annotations = new DataViewSchema.Annotations.Builder();
                annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
                annotations.Add(InputSchema[ColMapNewToOld[i]].Annotations, kind => kind == AnnotationUtils.Kinds.SlotNames);
                return new DataViewSchema.DetachedColumn(column.Name, column.InputType, annotations.ToAnnotations());
            }).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return _parent.Columns[iinfo].ColumnFunction.MakeGetter(input, input.Schema[ColMapNewToOld[iinfo]]);
        }
    }
}
