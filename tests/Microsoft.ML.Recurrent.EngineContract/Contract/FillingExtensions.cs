using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Values for parameters and inputs.</summary>
public static class FillingExtensions
{
    /// <summary>Draws every trainable parameter, in the set's order; frozen ones keep their zeros.</summary>
    public static void Fill(this ParameterSet parameters, int seed, double scale)
    {
        var draw = new Draw(seed);
        foreach (Parameter parameter in parameters.Where(p => p.IsTrainable))
            parameter.Write(draw.Uniform(parameter.Shape.ElementCount, scale));
    }

    /// <summary>Writes one parameter.</summary>
    public static Parameter With(this Parameter parameter, params float[] values)
    {
        parameter.Write(values);
        return parameter;
    }

    /// <summary>The same names and values as in another set.</summary>
    public static void CopyFrom(this ParameterSet parameters, ParameterSet source)
    {
        foreach (Parameter parameter in parameters)
            parameter.Write(source.Find(parameter.Name)!.Floats());
    }
}
