using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Sixteen floats: AVX-512.</summary>
internal unsafe struct Lanes512(Vector512<float> value) : ILanes<Lanes512>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const float SmallestNormal = 1.17549435e-38f, Tiny = 7.8886091e-31f;

    private Vector512<float> _value = value;

    public static int Count { [MethodImpl(Inline)] get => 16; }

    public static int TileRows { [MethodImpl(Inline)] get => 6; }

    public static int TallTileRows { [MethodImpl(Inline)] get => 8; }

    public static int RowPanels { [MethodImpl(Inline)] get => 4; }

    [MethodImpl(Inline)]
    public static Lanes512 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(Inline)]
    public static void Store(Lanes512 value, float* destination) => value._value.Store(destination);

    [MethodImpl(Inline)]
    public static Lanes512 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(Inline)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c)
        => new(Vector512.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(Inline)]
    public static void Accumulate(Lanes512 a, Lanes512 b, ref Lanes512 sum)
        => sum._value = Vector512.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(Inline)]
    public static Lanes512 Min(Lanes512 a, Lanes512 b) => new(Vector512.MinNative(a._value, b._value));

    [MethodImpl(Inline)]
    public static Lanes512 Max(Lanes512 a, Lanes512 b) => new(Vector512.MaxNative(a._value, b._value));

    [MethodImpl(Inline)]
    public static Lanes512 Sqrt(Lanes512 value) => new(Vector512.Sqrt(value._value));

    [MethodImpl(Inline)]
    public static Lanes512 Scale(Lanes512 a, Lanes512 n)
        => Avx512F.IsSupported
            ? new(Avx512F.Scale(a._value, n._value))
            : new(a._value * Vector512.ShiftLeft(Vector512.ConvertToInt32Native(n._value) + Vector512.Create(127), 23).AsSingle());

    [MethodImpl(Inline)]
    public static Lanes512 WherePositive(Lanes512 test, Lanes512 a)
        => new(Vector512.GreaterThan(test._value, Vector512<float>.Zero) & a._value);

    [MethodImpl(Inline)]
    public static Lanes512 FlushDenormals(Lanes512 value)
        => new(Vector512.AndNot(value._value, Vector512.LessThan(Vector512.Abs(value._value), Vector512.Create(SmallestNormal))));

    [MethodImpl(Inline)]
    public static Lanes512 FlushTiny(Lanes512 value)
        => new(Vector512.AndNot(value._value, Vector512.LessThan(Vector512.Abs(value._value), Vector512.Create(Tiny))));

    [MethodImpl(Inline)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a._value + b._value);

    [MethodImpl(Inline)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a._value - b._value);

    [MethodImpl(Inline)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a._value * b._value);

    [MethodImpl(Inline)]
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new(a._value / b._value);
}
