using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>The least and the greatest value of a column, slot by slot; NaN does not count.</summary>
internal abstract class ColumnRange
{
    /// <summary>The range, to be filled from the cursor.</summary>
    public static ColumnRange Create(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        var vector = column.Type as VectorDataViewType;
        DataViewType item = vector?.ItemType ?? column.Type;
        if (vector is { IsKnownSize: false } || (item != NumberDataViewType.Single && item != NumberDataViewType.Double))
        {
            throw new ArgumentOutOfRangeException("srcType",
                $"Wrong column type for input column. Expected: Single, Double, Vector of Single or Vector of Double. Got: {column.Type}.");
        }
        return item == NumberDataViewType.Single ? new Range<float>(cursor, column) : new Range<double>(cursor, column);
    }

    /// <summary>Widens the range by the cursor's row.</summary>
    public abstract void Include();

    /// <summary>The function that brings the range to 1.</summary>
    public abstract AffineFunction ToFunction(bool ensureZeroUntouched);

    private sealed class Range<T> : ColumnRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly ValueGetter<VBuffer<T>> _getVector;
        private readonly ValueGetter<T> _getScalar;
        private readonly T[] _min;
        private readonly T[] _max;
        private readonly T[] _values;
        private VBuffer<T> _buffer;

        public Range(DataViewRowCursor cursor, DataViewSchema.Column column)
        {
            if (column.Type is VectorDataViewType vector)
                _getVector = cursor.GetGetter<VBuffer<T>>(column);
            else
                _getScalar = cursor.GetGetter<T>(column);
            _values = new T[(column.Type as VectorDataViewType)?.Size ?? 1];
            _min = Enumerable.Repeat(T.PositiveInfinity, _values.Length).ToArray();
            _max = Enumerable.Repeat(T.NegativeInfinity, _values.Length).ToArray();
        }

        public override void Include()
        {
            if (_getScalar is not null)
            {
                _getScalar(ref _values[0]);
            }
            else
            {
                _getVector(ref _buffer);
                if (_buffer.Length != _values.Length)
                    throw new InvalidOperationException("Normalizer expected fixed size vector");
                _buffer.CopyTo(_values);
            }
            for (int i = 0; i < _values.Length; i++)
            {
                if (_values[i] < _min[i])
                    _min[i] = _values[i];
                if (_values[i] > _max[i])
                    _max[i] = _values[i];
            }
        }

        public override AffineFunction ToFunction(bool ensureZeroUntouched)
        {
            T[] scale = new T[_values.Length], offset = new T[_values.Length];
            for (int i = 0; i < scale.Length; i++)
            {
                // A constant becomes 0.
                if (!(_max[i] > _min[i]))
                    continue;
                scale[i] = T.One / (ensureZeroUntouched ? T.Max(T.Abs(_max[i]), T.Abs(_min[i])) : _max[i] - _min[i]);
                offset[i] = ensureZeroUntouched ? T.Zero : _min[i];
            }
            return new AffineFunction<T>(scale, offset, isVector: _getVector is not null);
        }
    }
}
