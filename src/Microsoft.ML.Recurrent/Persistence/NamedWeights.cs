using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>One tensor of a file of weights, and where its numbers come from and go to.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its axes in the file.</param>
/// <param name="Get">Its numbers, row-major.</param>
/// <param name="Set">Takes other ones.</param>
internal sealed record NamedWeights(string Name, Shape Shape, Func<float[]> Get, Action<float[]> Set)
{
    /// <summary>Every parameter as it is: PyTorch's names, shapes and gate order.</summary>
    public static IReadOnlyList<NamedWeights> Of(ParameterSet parameters)
        => [.. parameters.Select(parameter => new NamedWeights(parameter.Name, parameter.Shape, () => ValuesOf(parameter), values => parameter.Write(values)))];

    public static float[] ValuesOf(Parameter parameter)
    {
        float[] values = new float[parameter.Shape.ElementCount];
        parameter.Read(values);
        return values;
    }
}
