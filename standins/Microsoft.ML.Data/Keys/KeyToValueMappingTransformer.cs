using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(KeyToValueMappingTransformer), null, typeof(SignatureLoadModel), "Key To Value Transform",
    KeyToValueMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Puts in place of keys, alone or in vectors, the values that their column's annotation names.</summary>
public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "KeyToValueTransform";

    internal KeyToValueMappingTransformer(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base(env.Register(nameof(KeyToValueMappingTransformer)), columns)
    {
    }

    private KeyToValueMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
    }

    private static KeyToValueMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        return new KeyToValueMappingTransformer(env.Register(nameof(KeyToValueMappingTransformer)), ctx);
    }

    private static VersionInfo Version() => new(
        modelSignature: "KEY2VALT",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(KeyToValueMappingTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version());
        SaveColumns(ctx);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly KeyToValueMappingTransformer _parent;

        public Mapper(KeyToValueMappingTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host, parent, inputSchema)
            => _parent = parent;

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => _parent.ColumnPairs.Select((pair, i) =>
            {
                DataViewType source = InputSchema[ColMapNewToOld[i]].Type;
                PrimitiveDataViewType item = Values(i).ItemType;
                return new DataViewSchema.DetachedColumn(pair.outputColumnName,
                    source is VectorDataViewType vector ? new VectorDataViewType(item, vector.Dimensions) : item);
            }).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            DataViewSchema.Column source = input.Schema[ColMapNewToOld[iinfo]];
            if (source.Type.GetItemType().RawType != typeof(uint))
                throw new NotSupportedException($"This stand-in of ML.NET maps keys of UInt32; column '{source.Name}' is {source.Type}.");
            return (Delegate)typeof(Mapper).GetMethod(source.Type is VectorDataViewType ? nameof(Vector) : nameof(Scalar), BindingFlags.NonPublic | BindingFlags.Static)
                .MakeGenericMethod(Values(iinfo).ItemType.RawType).Invoke(null, [input, source]);
        }

        private VectorDataViewType Values(int i)
            => InputSchema[ColMapNewToOld[i]].Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues)?.Type as VectorDataViewType
                ?? throw new InvalidOperationException("Metadata KeyValues does not exist");

        private static ValueGetter<T> Scalar<T>(DataViewRow input, DataViewSchema.Column source)
        {
            T[] values = ValuesOf<T>(source);
            ValueGetter<uint> getKey = input.GetGetter<uint>(source);
            return (ref T value) =>
            {
                uint key = 0;
                getKey(ref key);
                value = Of(values, key);
            };
        }

        private static ValueGetter<VBuffer<T>> Vector<T>(DataViewRow input, DataViewSchema.Column source)
        {
            T[] values = ValuesOf<T>(source);
            ValueGetter<VBuffer<uint>> getKeys = input.GetGetter<VBuffer<uint>>(source);
            VBuffer<uint> keys = default;
            return (ref VBuffer<T> value) =>
            {
                getKeys(ref keys);
                T[] mapped = keys.DenseValues().Select(key => Of(values, key)).ToArray();
                value = new VBuffer<T>(mapped.Length, mapped);
            };
        }

        private static T[] ValuesOf<T>(DataViewSchema.Column source)
        {
            VBuffer<T> values = default;
            source.GetKeyValues(ref values);
            return values.DenseValues().ToArray();
        }

        private static T Of<T>(T[] values, uint key)
        {
            if (key > 0 && key <= values.Length)
                return values[key - 1];
            return typeof(T) == typeof(float) ? (T)(object)float.NaN : typeof(T) == typeof(double) ? (T)(object)double.NaN : default;
        }
    }
}
