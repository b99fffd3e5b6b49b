using Microsoft.ML.Internal.DataView;

namespace Microsoft.ML.Data;

/// <summary>The open arrays of a vector; <see cref="Commit"/> makes them the vector.</summary>
public readonly ref struct VBufferEditor<T>
{
    /// <summary>The values to write.</summary>
    public readonly Span<T> Values;

    /// <summary>The places to write, ascending; empty if dense.</summary>
    public readonly Span<int> Indices;

    private readonly int _logicalLength;
    private readonly T[] _values;
    private readonly int[] _indices;

    internal VBufferEditor(int logicalLength, int physicalValuesCount, T[] values, int[] indices,
        bool requireIndicesOnDense, bool createdNewValues, bool createdNewIndices)
    {
        _logicalLength = logicalLength;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, physicalValuesCount);
        Indices = physicalValuesCount < logicalLength || requireIndicesOnDense ? indices.AsSpan(0, physicalValuesCount) : default;
        CreatedNewValues = createdNewValues;
        CreatedNewIndices = createdNewIndices;
    }

    /// <summary>Whether the values are in a new array, hence zero.</summary>
    public bool CreatedNewValues { get; }

    /// <summary>Whether the indices are in a new array, hence zero.</summary>
    public bool CreatedNewIndices { get; }

    /// <summary>The vector of what was written.</summary>
    public VBuffer<T> Commit() => new(_logicalLength, Values.Length, _values, _indices);

    /// <summary>The vector of the first <paramref name="physicalValuesCount"/> values.</summary>
    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Contracts.CheckParam(physicalValuesCount >= 0 && physicalValuesCount <= Values.Length, nameof(physicalValuesCount));
        return new VBuffer<T>(_logicalLength, physicalValuesCount, _values, _indices);
    }
}
