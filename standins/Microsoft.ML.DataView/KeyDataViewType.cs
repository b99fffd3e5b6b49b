using System.Globalization;
using Microsoft.ML.Internal.DataView;

namespace Microsoft.ML.Data;

/// <summary>Keys 1 to <see cref="Count"/> in an unsigned integer; 0 is the missing key.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    /// <summary>Keys of <paramref name="count"/> values in the given raw type.</summary>
    public KeyDataViewType(Type type, ulong count)
        : base(type)
    {
        if (count == 0 || MaxValue(type) < count)
            throw Contracts.ExceptParam(nameof(count), "A key type in {0} can have 1 to {0}.MaxValue values, not {1}.", type.Name, count);
        Count = count;
    }

    /// <summary>Keys of <paramref name="count"/> values in the given raw type.</summary>
    public KeyDataViewType(Type type, int count)
        : this(type, count < 0 ? 0 : (ulong)count)
    {
    }

    /// <summary>How many different values there are, the missing one left out.</summary>
    public ulong Count { get; }

    /// <summary>Whether keys may be held in the type: byte, ushort, uint, ulong.</summary>
    public static bool IsValidDataType(Type type)
        => type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong);

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) => other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    /// <inheritdoc/>
    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Key<{RawType.Name}, 0-{Count - 1}>");

    private static ulong MaxValue(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => byte.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        TypeCode.UInt64 => ulong.MaxValue,
        _ => throw Contracts.ExceptParam(nameof(type), "Type '{0}' is not one of the types that keys can have: byte, ushort, uint, ulong.", type.Name),
    };
}
