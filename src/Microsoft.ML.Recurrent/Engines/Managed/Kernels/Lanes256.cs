using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Eight floats: AVX2.</summary>
internal unsafe struct Lanes256(Vector256<float> value) : ILanes<Lanes256>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const float SmallestNormal = 1.17549435e-38f, Tiny = 7.8886091e-31f;

    private Vector256<float> _value = value;

    public static int Count { [MethodImpl(Inline)] get => 8; }

    public static int TileRows { [MethodImpl(Inline)] get => 3; }

    public static int TallTileRows { [MethodImpl(Inline)] get => 4; }

    public static int RowPanels { [MethodImpl(Inline)] get => 2; }

    [MethodImpl(Inline)]
    public static Lanes256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(Inline)]
    public static void Store(Lanes256 value, float* destination) => value._value.Store(destination);

    [MethodImpl(Inline)]
    public static Lanes256 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(Inline)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c)
        => new(Vector256.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(Inline)]
    public static void Accumulate(Lanes256 a, Lanes256 b, ref Lanes256 sum)
        => sum._value = Vector256.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(Inline)]
    public static Lanes256 Min(Lanes256 a, Lanes256 b) => new(Vector256.MinNative(a._value, b._value));

    [MethodImpl(Inline)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new(Vector256.MaxNative(a._value, b._value));

    [MethodImpl(Inline)]
    public static Lanes256 Sqrt(Lanes256 value) => new(Vector256.Sqrt(value._value));

    [MethodImpl(Inline)]
    public static Lanes256 Scale(Lanes256 a, Lanes256 n)
        => new(a._value * Vector256.ShiftLeft(Vector256.ConvertToInt32Native(n._value) + Vector256.Create(127), 23).AsSingle());

    [MethodImpl(Inline)]
    public static Lanes256 WherePositive(Lanes256 test, Lanes256 a)
        => new(Vector256.GreaterThan(test._value, Vector256<float>.Zero) & a._value);

    [MethodImpl(Inline)]
    public static Lanes256 FlushDenormals(Lanes256 value)
        => new(Vector256.AndNot(value._value, Vector256.LessThan(Vector256.Abs(value._value), Vector256.Create(SmallestNormal))));

    [MethodImpl(Inline)]
    public static Lanes256 FlushTiny(Lanes256 value)
        => new(Vector256.AndNot(value._value, Vector256.LessThan(Vector256.Abs(value._value), Vector256.Create(Tiny))));

    [MethodImpl(Inline)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a._value + b._value);

    [MethodImpl(Inline)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a._value - b._value);

    [MethodImpl(Inline)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a._value * b._value);

    [MethodImpl(Inline)]
    public static Lanes256 operator /(Lanes256 a, Lanes256 b) => new(a._value / b._value);
}
