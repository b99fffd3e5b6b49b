namespace Microsoft.ML.Data;

/// <summary>Starts the editing of vectors.</summary>
public static class VBufferEditor
{
    /// <summary>Edits the explicit values of a vector in place.</summary>
    public static VBufferEditor<T> CreateFromBuffer<T>(ref VBuffer<T> destination) => destination.GetEditor();

    /// <summary>
    /// Edits a vector anew in the arrays of <paramref name="destination"/> where they are large enough; then they still hold
    /// the old content, so write every slot. Sparse if <paramref name="valuesCount"/> is less than the length.
    /// </summary>
    public static VBufferEditor<T> Create<T>(ref VBuffer<T> destination, int newLogicalLength, int? valuesCount = null,
        int? maxValuesCapacity = null, bool keepOldOnResize = false, bool requireIndicesOnDense = false)
        => destination.GetEditor(newLogicalLength, valuesCount, maxValuesCapacity, keepOldOnResize, requireIndicesOnDense);
}
