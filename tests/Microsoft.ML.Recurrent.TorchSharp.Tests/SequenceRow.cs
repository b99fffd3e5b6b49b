using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>A sequence of one to five steps of two numbers, and what is to be learnt from it.</summary>
public sealed class SequenceRow
{
    public VBuffer<float> Features { get; set; }

    public float Label { get; set; }

    /// <summary>Rows of different lengths whose label is the mean of the first numbers.</summary>
    public static IDataView View(MLContext ml, int count)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(SequenceRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 0, 2);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(Row).ToList(), schema);
    }

    private static SequenceRow Row(int number)
    {
        int steps = 1 + (number % 5);
        float[] values = [.. Enumerable.Range(0, 2 * steps).Select(j => MathF.Sin((number * 1.7f) + (j * 0.9f)))];
        return new SequenceRow { Features = new VBuffer<float>(values.Length, values), Label = values.Where((_, j) => j % 2 == 0).Average() };
    }
}
