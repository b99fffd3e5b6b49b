namespace Microsoft.ML.Data;

/// <summary>A type whose values have parts, such as vectors.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    /// <summary>Keeps the raw type.</summary>
    protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
