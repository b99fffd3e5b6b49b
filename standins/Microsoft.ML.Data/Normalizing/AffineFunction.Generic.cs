using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

/// <summary>(x - offset) · scale, slot by slot.</summary>
internal sealed class AffineFunction<T> : AffineFunction where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _scale;
    private readonly T[] _offset;
    private readonly bool _isVector;
    private readonly bool _hasOffset;

    public AffineFunction(T[] scale, T[] offset, bool isVector)
    {
        _scale = scale;
        _offset = offset;
        _isVector = isVector;
        _hasOffset = offset.Any(value => value != T.Zero);
    }

    public override void Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version());
        ctx.Writer.Write(Marshal.SizeOf<T>());
        ctx.Writer.Write(_scale.Length);
        ctx.Writer.Write(-1);
        WriteNumbers(ctx.Writer, _scale);
        WriteNumbers(ctx.Writer, _hasOffset || !_isVector ? _offset : []);
        ctx.SaveTextStream("AffineNormalizer.txt", writer =>
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"NumNormalizationFeatures={_scale.Length}\n"));
            for (int i = 0; i < _scale.Length; i++)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i}\t{_offset[i]}\t{_scale[i]}\n"));
            writer.Write("\n");
        });
    }

    public override Delegate MakeGetter(DataViewRow row, DataViewSchema.Column column)
        => _isVector ? Vector(row.GetGetter<VBuffer<T>>(column)) : Scalar(row.GetGetter<T>(column));

    public override NormalizingTransformer.NormalizerModelParametersBase ToParameters()
        => _isVector
            ? new NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<T>>([.. _scale], [.. _offset])
            : new NormalizingTransformer.AffineNormalizerModelParameters<T>(_scale[0], _offset[0]);

    private static void WriteNumbers(BinaryWriter writer, T[] numbers)
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
    }

    private ValueGetter<T> Scalar(ValueGetter<T> getter)
        => (ref T value) =>
        {
            getter(ref value);
            value = (value - _offset[0]) * _scale[0];
        };

    private ValueGetter<VBuffer<T>> Vector(ValueGetter<VBuffer<T>> getter)
    {
        VBuffer<T> input = default;
        bool isConstant = _scale.All(scale => scale == T.Zero);
        return (ref VBuffer<T> value) =>
        {
            getter(ref input);
            if (input.Length != _scale.Length)
                throw new InvalidOperationException("Normalizer expected fixed size vector");
            if (isConstant)
                value = VBufferEditor.Create(ref value, input.Length, 0).Commit();
            else if (_hasOffset || input.IsDense)
                value = Dense(input, ref value);
            else
                value = Sparse(input, ref value);
        };
    }

    private VBuffer<T> Dense(in VBuffer<T> input, ref VBuffer<T> value)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref value, input.Length);
        input.CopyTo(editor.Values);
        for (int i = 0; i < _scale.Length; i++)
            editor.Values[i] = (editor.Values[i] - _offset[i]) * _scale[i];
        return editor.Commit();
    }

    private VBuffer<T> Sparse(in VBuffer<T> input, ref VBuffer<T> value)
    {
        input.CopyTo(ref value);
        VBufferEditor<T> editor = VBufferEditor.CreateFromBuffer(ref value);
        for (int i = 0; i < editor.Values.Length; i++)
            editor.Values[i] *= _scale[editor.Indices[i]];
        return editor.Commit();
    }
}
