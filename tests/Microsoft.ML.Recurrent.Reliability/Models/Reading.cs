using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>What a model gave: a hash of every bit, and whether its numbers are numbers.</summary>
internal sealed record Reading(string Bits, bool IsFinite)
{
    /// <summary>Reads every column that the model adds.</summary>
    /// <param name="input">What the model is given.</param>
    /// <param name="model">Scores.</param>
    /// <param name="mayLackRows">The most rows that may lack a forecast: those whose look-back is not complete.</param>
    public static Reading Of(IDataView input, ITransformer model, int mayLackRows)
    {
        IDataView output = model.Transform(input);
        DataViewSchema.Column[] columns = [.. output.Schema.Where(column => !column.IsHidden && column.Index >= input.Schema.Count)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        bool isFinite = true;
        int lacking = 0;
        using (DataViewRowCursor cursor = output.GetRowCursor(columns))
        {
            Func<float[]>[] cells = [.. columns.Select(column => Cell(cursor, column))];
            while (cursor.MoveNext())
            {
                for (int c = 0; c < cells.Length; c++)
                {
                    float[] numbers = cells[c]();
                    hash.AppendData(MemoryMarshal.AsBytes<float>(numbers));
                    hash.AppendData(BitConverter.GetBytes(numbers.Length));
                    bool lacks = Array.TrueForAll(numbers, float.IsNaN) && numbers.Length > 0;
                    lacking += lacks && columns[c].Name == "Forecast" ? 1 : 0;
                    bool mayBeMissing = columns[c].Name is not ("Score" or "Probability" or "Why");
                    isFinite &= (lacks && mayBeMissing) || Array.TrueForAll(numbers, float.IsFinite);
                }
            }
        }

        return new Reading(Convert.ToHexString(hash.GetHashAndReset()), isFinite && lacking <= mayLackRows);
    }

    /// <summary>How many rows of the sound ones lack a forecast of this model.</summary>
    public static int Lacking(ITransformer model, int series)
    {
        ITransformer last = model is IEnumerable<ITransformer> chain ? chain.Last() : model;
        return last is LstmForecastTransformer forecaster ? (int)Math.Min(int.MaxValue, series * (forecaster.Model.Options.WindowLength - 1L)) : int.MaxValue;
    }

    private static Func<float[]> Cell(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType { ItemType: KeyDataViewType } => Vector<uint>(row, column, key => key),
        VectorDataViewType { ItemType: NumberDataViewType } => Numbers(row, column),
        KeyDataViewType => Scalar<uint>(row, column, key => key),
        BooleanDataViewType => Scalar<bool>(row, column, flag => flag ? 1 : 0),
        NumberDataViewType => Scalar<float>(row, column, number => number),
        _ => static () => [],
    };

    private static Func<float[]> Numbers(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<float>> read = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> values = default;
        float[] numbers = [];
        return () =>
        {
            read(ref values);
            if (numbers.Length != values.Length)
                numbers = new float[values.Length];
            values.CopyTo(numbers);
            return numbers;
        };
    }

    private static Func<float[]> Vector<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> toNumber)
    {
        ValueGetter<VBuffer<T>> read = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> values = default;
        return () =>
        {
            read(ref values);
            return [.. values.DenseValues().Select(toNumber)];
        };
    }

    private static Func<float[]> Scalar<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> toNumber)
    {
        ValueGetter<T> read = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            read(ref value);
            return [toNumber(value)];
        };
    }
}
