namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A matrix [O, I] kept as [I, O]: one input's weights to all outputs lie together.</summary>
internal sealed class InputMajorParameter(ManagedParameterSet set, string name, Shape shape, bool isTrainable)
    : ManagedParameter(set, name, shape, isTrainable, shape.ElementCount)
{
    protected override void Pack(ReadOnlySpan<float> source, Span<float> stored)
    {
        int outputs = Shape[0], inputs = Shape[1];
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
                stored[(i * outputs) + o] = source[(o * inputs) + i];
        }
    }

    protected override void Unpack(ReadOnlySpan<float> stored, Span<float> destination)
    {
        int outputs = Shape[0], inputs = Shape[1];
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
                destination[(o * inputs) + i] = stored[(i * outputs) + o];
        }
    }
}
