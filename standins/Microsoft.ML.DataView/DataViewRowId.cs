using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>The identity of a row: 128 bits, stable over passes.</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    /// <summary>The lower half; the row's index where a source numbers its rows.</summary>
    public readonly ulong Low;

    /// <summary>The upper half.</summary>
    public readonly ulong High;

    /// <summary>An id of two halves.</summary>
    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    /// <inheritdoc/>
    public int CompareTo(DataViewRowId other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <inheritdoc/>
    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Low, High);

    /// <summary>An id apart from this one, for the first row made of a row.</summary>
    public DataViewRowId Fork() => new(Mix(Low ^ 0x9E3779B97F4A7C15), Mix(High + Low));

    /// <summary>An id apart from this one, for the next row made of the same row.</summary>
    public DataViewRowId Next() => new(Mix(Low + 0x9E3779B97F4A7C15), Mix(High ^ Low ^ 0xBF58476D1CE4E5B9));

    /// <summary>The id of a row made of two; the order of the two matters.</summary>
    public DataViewRowId Combine(DataViewRowId other)
        => new(Mix(Low ^ Mix(other.Low + 0x94D049BB133111EB)), Mix(High ^ Mix(other.High + other.Low)));

    // The finalizer of SplitMix64: a bijection, so distinct halves stay distinct.
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
