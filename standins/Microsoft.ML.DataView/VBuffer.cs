using System.Collections;
using Microsoft.ML.Internal.DataView;

namespace Microsoft.ML.Data;

/// <summary>
/// A vector, dense or sparse, whose arrays are reused from row to row. A copy of the struct shares them;
/// use <see cref="CopyTo(ref VBuffer{T})"/> to keep values.
/// </summary>
public readonly struct VBuffer<T> : IEnumerable
{
    /// <summary>The number of values, those left out included.</summary>
    public readonly int Length;

    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    /// <summary>A dense vector over the array.</summary>
    public VBuffer(int length, T[] values, int[] indices = null)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        Contracts.CheckParam((values?.Length ?? 0) >= length, nameof(values));
        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    /// <summary>A vector with <paramref name="count"/> explicit values; dense if that is all of them.</summary>
    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        Contracts.CheckParam(count >= 0 && count <= length, nameof(count));
        Contracts.CheckParam((values?.Length ?? 0) >= count, nameof(values));
        Contracts.CheckParam(count == length || (indices?.Length ?? 0) >= count, nameof(indices));
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    /// <summary>Whether every value is explicit.</summary>
    public bool IsDense => _count == Length;

    /// <summary>The explicit values.</summary>
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>The places of the explicit values, ascending; empty if dense.</summary>
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    /// <summary>Copies into a dense vector, reusing its arrays.</summary>
    public void CopyToDense(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>Copies, dense or sparse as this is, reusing the destination's arrays.</summary>
    public void CopyTo(ref VBuffer<T> destination) => CopyTo(ref destination, 0, Length);

    /// <summary>Copies a part, dense or sparse as this is, reusing the destination's arrays.</summary>
    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        Contracts.CheckParam(sourceIndex >= 0 && sourceIndex <= Length, nameof(sourceIndex));
        Contracts.CheckParam(length >= 0 && length <= Length - sourceIndex, nameof(length));
        if (IsDense)
        {
            VBufferEditor<T> dense = VBufferEditor.Create(ref destination, length);
            GetValues().Slice(sourceIndex, length).CopyTo(dense.Values);
            destination = dense.Commit();
            return;
        }

        int first = LowerBound(sourceIndex);
        int count = LowerBound(sourceIndex + length) - first;
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length, count);
        GetValues().Slice(first, count).CopyTo(editor.Values);
        for (int i = 0; i < editor.Indices.Length && count < length; i++)
            editor.Indices[i] = _indices[first + i] - sourceIndex;
        destination = editor.Commit();
    }

    /// <summary>Writes all values, zeros included, to the start of the span.</summary>
    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    /// <summary>Writes all values into the span from an index on.</summary>
    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        Contracts.CheckParam(destinationIndex >= 0 && destinationIndex <= destination.Length - Length, nameof(destination),
            "Not large enough to hold these values.");
        Span<T> target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }

        target.Fill(defaultValue);
        for (int i = 0; i < _count; i++)
            target[_indices[i]] = _values[i];
    }

    /// <summary>Copies a part of an array into a dense vector, reusing its arrays.</summary>
    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        Contracts.CheckParam(length >= 0 && length <= (source?.Length ?? 0), nameof(length));
        Contracts.CheckParam(sourceIndex >= 0 && sourceIndex <= (source?.Length ?? 0) - length, nameof(sourceIndex));
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>The explicit values with their places, or with <paramref name="all"/> every value.</summary>
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        int next = 0;
        for (int i = 0; i < _count; i++)
        {
            int index = IsDense ? i : _indices[i];
            for (; all && next < index; next++)
                yield return new KeyValuePair<int, T>(next, default);
            yield return new KeyValuePair<int, T>(index, _values[i]);
            next = index + 1;
        }

        for (; all && next < Length; next++)
            yield return new KeyValuePair<int, T>(next, default);
    }

    /// <summary>Every value in order.</summary>
    public IEnumerable<T> DenseValues() => Items(all: true).Select(item => item.Value);

    /// <summary>Fills the value at the index.</summary>
    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    /// <summary>The value at the index, the type's default if it is not explicit.</summary>
    public T GetItemOrDefault(int index)
    {
        Contracts.CheckParam(index >= 0 && index < Length, nameof(index));
        if (IsDense)
            return _values[index];
        int place = _indices.AsSpan(0, _count).BinarySearch(index);
        return place >= 0 ? _values[place] : default;
    }

    /// <inheritdoc/>
    public override string ToString()
        => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    /// <inheritdoc/>
    /// <remarks>Yields what the array holds, as ML.NET does; use <see cref="DenseValues"/> for the vector.</remarks>
    public IEnumerator GetEnumerator() => _values.GetEnumerator();

    internal VBufferEditor<T> GetEditor() => GetEditor(Length, _count);

    internal VBufferEditor<T> GetEditor(int newLogicalLength, int? valuesCount, int? maxValuesCapacity = null,
        bool keepOldOnResize = false, bool requireIndicesOnDense = false)
    {
        Contracts.CheckParam(newLogicalLength >= 0, nameof(newLogicalLength));
        Contracts.CheckParam(valuesCount is null or >= 0 && !(valuesCount > newLogicalLength), nameof(valuesCount));
        int count = valuesCount ?? newLogicalLength;
        int capacity = maxValuesCapacity ?? newLogicalLength;

        T[] values = Ensure(_values, count, capacity, keepOldOnResize, out bool newValues);
        int[] indices = _indices;
        bool newIndices = false;
        if (count < newLogicalLength || requireIndicesOnDense)
            indices = Ensure(_indices, count, capacity, keepOldOnResize, out newIndices);
        return new VBufferEditor<T>(newLogicalLength, count, values, indices, requireIndicesOnDense, newValues, newIndices);
    }

    // Grows by doubling, so that a buffer which is a little longer each time is not made anew each time.
    private static TItem[] Ensure<TItem>(TItem[] array, int count, int capacity, bool keepOld, out bool isNew)
    {
        int old = array?.Length ?? 0;
        isNew = old < count;
        if (!isNew)
            return array;

        var larger = new TItem[Math.Max(count, (int)Math.Min(2L * old, capacity))];
        if (keepOld && old > 0)
            Array.Copy(array, larger, old);
        return larger;
    }

    private int LowerBound(int index)
    {
        int place = _indices.AsSpan(0, _count).BinarySearch(index);
        return place >= 0 ? place : ~place;
    }
}
