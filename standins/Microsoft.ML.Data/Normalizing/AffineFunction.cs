using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

/// <summary>(x - offset) · scale, slot by slot.</summary>
internal abstract class AffineFunction : ICanSaveModel
{
    // *** Body *** i32 bytes per number, i32 slots, i32 -1, i32 scales, scales, i32 offsets (0 if all of a vector's are 0), offsets
    public static AffineFunction Load(ModelLoadContext ctx, DataViewType type)
    {
        ctx.CheckAtModel(Version());
        bool isVector = type is VectorDataViewType;
        DataViewType item = (type as VectorDataViewType)?.ItemType ?? type;
        return item == NumberDataViewType.Single ? Load<float>(ctx, isVector) : Load<double>(ctx, isVector);
    }

    public abstract void Save(ModelSaveContext ctx);

    public abstract Delegate MakeGetter(DataViewRow row, DataViewSchema.Column column);

    public abstract NormalizingTransformer.NormalizerModelParametersBase ToParameters();

    protected static VersionInfo Version() => new(
        modelSignature: "AFF NORM",
        verWrittenCur: 0x00010003,
        verReadableCur: 0x00010003,
        verWeCanReadBack: 0x00010003,
        loaderAssemblyName: typeof(AffineFunction).Assembly.FullName,
        loaderSignature: "AffineNormExec");

    private static AffineFunction<T> Load<T>(ModelLoadContext ctx, bool isVector)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int bytes = ctx.Reader.ReadInt32(), slots = ctx.Reader.ReadInt32(), nonZero = ctx.Reader.ReadInt32();
        if (bytes != Marshal.SizeOf<T>() || nonZero != -1)
            throw new FormatException("The stand-in for ML.NET cannot read this normalizer.");
        T[] scale = ReadNumbers<T>(ctx.Reader), offset = ReadNumbers<T>(ctx.Reader);
        return new AffineFunction<T>(scale, offset.Length == 0 ? new T[slots] : offset, isVector);
    }

    private static T[] ReadNumbers<T>(BinaryReader reader) where T : unmanaged
    {
        var numbers = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
