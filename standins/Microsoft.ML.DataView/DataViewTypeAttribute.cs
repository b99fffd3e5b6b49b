namespace Microsoft.ML.Data;

/// <summary>Put on a member of a row class to give its column a type of the user's own.</summary>
public abstract class DataViewTypeAttribute : Attribute, IEquatable<DataViewTypeAttribute>
{
    /// <summary>Registers the type that the attribute stands for.</summary>
    public abstract void Register();

    /// <summary>Whether both attributes stand for the same type.</summary>
    public abstract bool Equals(DataViewTypeAttribute other);
}
