using System.Security.Cryptography;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>What a model gave: a hash of every bit, and whether its numbers are numbers.</summary>
internal sealed record Reading(string Bits, bool IsFinite)
{
    /// <summary>Reads every column that the input lacks.</summary>
    /// <param name="input">What the model is given.</param>
    /// <param name="model">Scores.</param>
    /// <param name="mayLackRows">The most rows that may lack a forecast: those whose look-back is not complete.</param>
    public static Reading Of(IDataView input, ITransformer model, int mayLackRows)
    {
        IDataView output = model.Transform(input);
        DataViewSchema.Column[] columns = [.. output.Schema.Where(column => !column.IsHidden && (column.Name is "Score" or "Features" || input.Schema.GetColumnOrNull(column.Name) is null))];
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
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
                    foreach (float number in numbers)
                        writer.Write(number);
                    writer.Write(numbers.Length);
                    bool lacks = Array.TrueForAll(numbers, float.IsNaN) && numbers.Length > 0;
                    lacking += lacks && columns[c].Name == "Forecast" ? 1 : 0;
                    bool mayBeMissing = columns[c].Name is not ("Score" or "Probability" or "Why");
                    isFinite &= (lacks && mayBeMissing) || Array.TrueForAll(numbers, float.IsFinite);
                }
            }
        }

        return new Reading(Convert.ToHexString(SHA256.HashData(bytes.ToArray())), isFinite && lacking <= mayLackRows);
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
        VectorDataViewType { ItemType: NumberDataViewType } => Vector<float>(row, column, number => number),
        KeyDataViewType => Scalar<uint>(row, column, key => key),
        BooleanDataViewType => Scalar<bool>(row, column, flag => flag ? 1 : 0),
        NumberDataViewType => Scalar<float>(row, column, number => number),
        _ => static () => [],
    };

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
