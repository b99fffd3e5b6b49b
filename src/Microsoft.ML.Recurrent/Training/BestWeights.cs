using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>A copy of the parameters as they were at the lowest validation loss.</summary>
internal sealed class BestWeights(ParameterSet parameters)
{
    /// <summary>Values per parameter in the order of the set; null until something was kept.</summary>
    public float[][]? Values { get; private set; }

    public void Keep() => Values = Copy(parameters);

    public void Take(float[][] values) => Values = values;

    /// <summary>Puts the kept values back; does nothing where none were kept.</summary>
    public void Restore()
    {
        for (int i = 0; i < Values?.Length; i++)
            parameters[i].Write(Values[i]);
    }

    public static float[][] Copy(ParameterSet parameters) => parameters.Select(parameter =>
    {
        float[] values = new float[parameter.Shape.ElementCount];
        parameter.Read(values);
        return values;
    }).ToArray();
}
