using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

/// <summary>Small sets of sequences as data views.</summary>
internal static class SequenceData
{
    /// <summary>Rows whose features have the given dimensions; 0 = unknown.</summary>
    public static IDataView View(MLContext ml, IEnumerable<SequenceRow> rows, int outputs, params int[] dimensions)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(SequenceRow));
        schema[nameof(SequenceRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dimensions);
        schema[nameof(SequenceRow.Labels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, outputs);
        return ml.Data.LoadFromEnumerable(rows, schema);
    }

    /// <summary>Sequences of two numbers per step whose label is the mean of the first and whose labels are that and its negative.</summary>
    public static List<SequenceRow> Means(int count, params int[] lengths) => Enumerable.Range(0, count).Select(i =>
    {
        int length = lengths[i % lengths.Length];
        float[] values = Enumerable.Range(0, 2 * length).Select(j => MathF.Sin(i * 1.7f + j * 0.9f)).ToArray();
        float mean = values.Where((_, j) => j % 2 == 0).Average();
        return new SequenceRow { Features = Dense(values), Label = mean, Labels = Dense(mean, -mean), Text = $"row {i}" };
    }).ToList();

    public static VBuffer<float> Dense(params float[] values) => new(values.Length, values);

    /// <summary>The same numbers, zeros left out.</summary>
    public static VBuffer<float> Sparse(VBuffer<float> dense)
    {
        (int Index, float Value)[] kept = dense.DenseValues().Select((value, index) => (index, value)).Where(p => p.value != 0).ToArray();
        return new VBuffer<float>(dense.Length, kept.Length, kept.Select(p => p.Value).ToArray(), kept.Select(p => p.Index).ToArray());
    }
}
