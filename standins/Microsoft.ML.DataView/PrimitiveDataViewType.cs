namespace Microsoft.ML.Data;

/// <summary>A type that may be the item type of a vector.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    /// <summary>Keeps the raw type.</summary>
    protected PrimitiveDataViewType(Type rawType)
        : base(rawType)
    {
        if (typeof(IDisposable).IsAssignableFrom(rawType))
            throw new ArgumentOutOfRangeException(nameof(rawType), "Primitive values are copied freely, so their type must not be disposable.");
    }
}
