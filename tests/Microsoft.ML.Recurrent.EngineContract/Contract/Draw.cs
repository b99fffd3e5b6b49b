namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Numbers from a seed: the same on every machine and in every run.</summary>
public sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Floats between −<paramref name="scale"/> and <paramref name="scale"/>.</summary>
    public float[] Uniform(int count, double scale = 1)
    {
        var values = new float[count];
        for (int k = 0; k < count; k++)
            values[k] = (float)(scale * ((2 * _random.NextDouble()) - 1));
        return values;
    }

    /// <summary>Ids from 0 to below <paramref name="limit"/>.</summary>
    public int[] Ids(int count, int limit)
    {
        var ids = new int[count];
        for (int k = 0; k < count; k++)
            ids[k] = _random.Next(limit);
        return ids;
    }
}
