namespace Microsoft.ML.Recurrent.Engines;

/// <summary>A value inside one <see cref="IStep"/>. It dies with its step and means nothing to another one.</summary>
public interface ITensor
{
    /// <summary>The axes; float tensors and id tensors alike are row-major.</summary>
    Shape Shape { get; }
}
