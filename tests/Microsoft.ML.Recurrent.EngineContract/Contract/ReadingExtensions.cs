using Microsoft.ML.Recurrent.EngineContract.Reference;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Whole tensors as arrays.</summary>
public static class ReadingExtensions
{
    /// <summary>A tensor's values.</summary>
    public static float[] Floats(this IStep step, ITensor x)
    {
        var values = new float[x.Shape.ElementCount];
        step.Read(x, values);
        return values;
    }

    /// <summary>An input's gradient.</summary>
    public static float[] GradientFloats(this IStep step, ITensor x)
    {
        var values = new float[x.Shape.ElementCount];
        step.ReadGradient(x, values);
        return values;
    }

    /// <summary>A parameter's values.</summary>
    public static float[] Floats(this Parameter parameter)
    {
        var values = new float[parameter.Shape.ElementCount];
        parameter.Read(values);
        return values;
    }

    /// <summary>A parameter's gradient.</summary>
    public static float[] GradientFloats(this Parameter parameter)
    {
        var values = new float[parameter.Shape.ElementCount];
        parameter.ReadGradient(values);
        return values;
    }

    /// <summary>Values at the engine's own precision.</summary>
    public static double[] Doubles(this IStep step, ITensor x) => step is ReferenceStep own ? own.ReadDouble(x) : Widened(step.Floats(x));

    /// <inheritdoc cref="Doubles(IStep, ITensor)"/>
    public static double[] GradientDoubles(this IStep step, ITensor x)
        => step is ReferenceStep own ? own.ReadGradientDouble(x) : Widened(step.GradientFloats(x));

    /// <inheritdoc cref="Doubles(IStep, ITensor)"/>
    public static double[] Doubles(this Parameter parameter)
        => parameter is ReferenceParameter own ? [.. own.Values] : Widened(parameter.Floats());

    /// <inheritdoc cref="Doubles(IStep, ITensor)"/>
    public static double[] GradientDoubles(this Parameter parameter)
        => parameter is ReferenceParameter own ? [.. own.Gradient] : Widened(parameter.GradientFloats());

    private static double[] Widened(float[] values) => Array.ConvertAll(values, value => (double)value);
}
