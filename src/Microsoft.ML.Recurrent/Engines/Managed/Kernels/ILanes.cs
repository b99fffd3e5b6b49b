namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>One vector register of floats, whatever its width: kernels are written once over this.</summary>
/// <typeparam name="V">The implementing type itself.</typeparam>
internal interface ILanes<V> where V : struct, ILanes<V>
{
    /// <summary>Floats in a register.</summary>
    static abstract int Count { get; }

    /// <summary>Rows of a product tile of four registers' width, so that all sums stay in registers.</summary>
    static abstract int TileRows { get; }

    /// <summary>Rows of a product tile of three registers' width or less.</summary>
    static abstract int TallTileRows { get; }

    /// <summary>Panels of four registers' width that a single row goes through together, so that all sums stay in registers.</summary>
    static abstract int RowPanels { get; }

    static abstract unsafe V Load(float* source);

    static abstract unsafe void Store(V value, float* destination);

    static abstract V Create(float value);

    /// <summary><c>a·b + c</c>, rounded once where the hardware can.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary><c>sum ← a·b + sum</c>, as <see cref="MultiplyAdd"/>. In place, so that the sum's register is the one written: the compiler
    /// else overwrites a factor that is used for the last time, and copies the result.</summary>
    static abstract void Accumulate(V a, V b, ref V sum);

    /// <summary>The smaller; <paramref name="b"/> where it is not a number.</summary>
    static abstract V Min(V a, V b);

    /// <summary>The larger; <paramref name="b"/> where it is not a number.</summary>
    static abstract V Max(V a, V b);

    static abstract V Sqrt(V value);

    /// <summary><c>a·2ⁿ</c> for integral n from −126 to 127.</summary>
    static abstract V Scale(V a, V n);

    /// <summary><c>a</c> where <paramref name="test"/> is above 0, else 0.</summary>
    static abstract V WherePositive(V test, V a);

    /// <summary>Zero where the value is too small for a normal float.</summary>
    static abstract V FlushDenormals(V value);

    /// <summary>Zero where a gradient is below 2⁻¹⁰⁰: its products would be denormals, which cost a hundred times as much and move nothing.</summary>
    static abstract V FlushTiny(V value);

    static abstract V operator +(V a, V b);

    static abstract V operator -(V a, V b);

    static abstract V operator *(V a, V b);

    static abstract V operator /(V a, V b);
}
