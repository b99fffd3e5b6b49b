using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Four floats: NEON, SSE, and, unaccelerated, everything else.</summary>
internal unsafe struct Lanes128(Vector128<float> value) : ILanes<Lanes128>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const float SmallestNormal = 1.17549435e-38f, Tiny = 7.8886091e-31f;

    private Vector128<float> _value = value;

    public static int Count { [MethodImpl(Inline)] get => 4; }

    public static int TileRows { [MethodImpl(Inline)] get => Vector128.IsHardwareAccelerated && ArmBase.IsSupported ? 6 : 3; }

    public static int TallTileRows { [MethodImpl(Inline)] get => Vector128.IsHardwareAccelerated && ArmBase.IsSupported ? 8 : 4; }

    public static int RowPanels { [MethodImpl(Inline)] get => 2; }

    [MethodImpl(Inline)]
    public static Lanes128 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(Inline)]
    public static void Store(Lanes128 value, float* destination) => value._value.Store(destination);

    [MethodImpl(Inline)]
    public static Lanes128 Create(float value) => new(Vector128.Create(value));

    [MethodImpl(Inline)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c)
        => new(Vector128.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(Inline)]
    public static void Accumulate(Lanes128 a, Lanes128 b, ref Lanes128 sum)
        => sum._value = Vector128.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(Inline)]
    public static Lanes128 Min(Lanes128 a, Lanes128 b) => new(Vector128.MinNative(a._value, b._value));

    [MethodImpl(Inline)]
    public static Lanes128 Max(Lanes128 a, Lanes128 b) => new(Vector128.MaxNative(a._value, b._value));

    [MethodImpl(Inline)]
    public static Lanes128 Sqrt(Lanes128 value) => new(Vector128.Sqrt(value._value));

    [MethodImpl(Inline)]
    public static Lanes128 Scale(Lanes128 a, Lanes128 n)
        => new(a._value * Vector128.ShiftLeft(Vector128.ConvertToInt32Native(n._value) + Vector128.Create(127), 23).AsSingle());

    [MethodImpl(Inline)]
    public static Lanes128 WherePositive(Lanes128 test, Lanes128 a)
        => new(Vector128.GreaterThan(test._value, Vector128<float>.Zero) & a._value);

    [MethodImpl(Inline)]
    public static Lanes128 FlushDenormals(Lanes128 value)
        => new(Vector128.AndNot(value._value, Vector128.LessThan(Vector128.Abs(value._value), Vector128.Create(SmallestNormal))));

    [MethodImpl(Inline)]
    public static Lanes128 FlushTiny(Lanes128 value)
        => new(Vector128.AndNot(value._value, Vector128.LessThan(Vector128.Abs(value._value), Vector128.Create(Tiny))));

    [MethodImpl(Inline)]
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new(a._value + b._value);

    [MethodImpl(Inline)]
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new(a._value - b._value);

    [MethodImpl(Inline)]
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new(a._value * b._value);

    [MethodImpl(Inline)]
    public static Lanes128 operator /(Lanes128 a, Lanes128 b) => new(a._value / b._value);
}
