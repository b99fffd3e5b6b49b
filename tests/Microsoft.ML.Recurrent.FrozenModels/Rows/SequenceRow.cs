using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>A sequence with a label of every type, drawn, the same each time.</summary>
internal sealed class SequenceRow
{
    private static readonly string[] Words = ["low", "middle", "über \"hoch\""];

    public VBuffer<float> Features { get; set; }

    /// <summary>Missing in every ninth row.</summary>
    public float Value { get; set; }

    [VectorType(2)]
    public float[] Values { get; set; } = [];

    public bool Flag { get; set; }

    /// <summary>Missing in every ninth row.</summary>
    public string Word { get; set; } = "";

    public int Number { get; set; }

    public float Weight { get; set; }

    /// <summary>Rows of equal length, [T, D].</summary>
    public static IDataView Fixed(MLContext ml, int steps, int width, int count = 40, int seed = 1)
        => View(ml, Draw(count, seed, _ => steps, width, sparse: false), new VectorDataViewType(NumberDataViewType.Single, steps, width));

    /// <summary>Rows of equal length, plain vectors.</summary>
    public static IDataView Plain(MLContext ml, int steps, int count = 40)
        => View(ml, Draw(count, 2, _ => steps, width: 1, sparse: false), new VectorDataViewType(NumberDataViewType.Single, steps));

    /// <summary>Rows of one to seven steps, [*, D].</summary>
    public static IDataView Variable(MLContext ml, int width, int count = 40)
        => View(ml, Draw(count, 3, i => 1 + (i * 5 % 7), width, sparse: false), new VectorDataViewType(NumberDataViewType.Single, 0, width));

    /// <summary>Rows of one to seven steps, plain vectors.</summary>
    public static IDataView VariablePlain(MLContext ml, int count = 40)
        => View(ml, Draw(count, 4, i => 1 + (i * 5 % 7), width: 1, sparse: false), new VectorDataViewType(NumberDataViewType.Single));

    /// <summary>Rows of equal length that are mostly zeros, and say so.</summary>
    public static IDataView Sparse(MLContext ml, int steps, int width, int count = 40)
        => View(ml, Draw(count, 5, _ => steps, width, sparse: true), new VectorDataViewType(NumberDataViewType.Single, steps, width));

    private static IDataView View(MLContext ml, List<SequenceRow> rows, VectorDataViewType features)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(SequenceRow));
        schema[nameof(Features)].ColumnType = features;
        return ml.Data.LoadFromEnumerable(rows, schema);
    }

    private static List<SequenceRow> Draw(int count, int seed, Func<int, int> steps, int width, bool sparse)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            float[] numbers = [.. Enumerable.Range(0, steps(i) * width).Select(k => sparse && random.Next(3) > 0 ? 0 : 4 * random.NextSingle() + k % width)];
            float mean = numbers.Average(), last = numbers[^1];
            int third = last < 1.5f ? 0 : last < 2.5f ? 1 : 2;
            bool missing = i % 9 == 8;
            return new SequenceRow
            {
                Features = sparse ? Packed(numbers) : new VBuffer<float>(numbers.Length, numbers),
                Value = missing ? float.NaN : 100 + (10 * mean),
                Values = [mean, missing ? float.NaN : last - mean],
                Flag = last > mean,
                Word = missing ? "" : Words[third],
                Number = (10 * third) - 10,
                Weight = third / 3f,
            };
        })];
    }

    private static VBuffer<float> Packed(float[] numbers)
    {
        int[] places = [.. Enumerable.Range(0, numbers.Length).Where(i => numbers[i] != 0)];
        return new VBuffer<float>(numbers.Length, places.Length, [.. places.Select(i => numbers[i])], places);
    }
}
