namespace Microsoft.ML.Data;

/// <summary>The type of the values of a column.</summary>
public abstract class DataViewType : IEquatable<DataViewType>
{
    private protected DataViewType(Type rawType) => RawType = rawType ?? throw new ArgumentNullException(nameof(rawType));

    /// <summary>The .NET type that a getter of such a column fills.</summary>
    public Type RawType { get; }

    /// <summary>Whether the two types are the same.</summary>
    public abstract bool Equals(DataViewType other);
}
