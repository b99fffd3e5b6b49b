namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A function of one element, and its slope told by its own value, so that backward needs no input.</summary>
internal interface IActivation
{
    static abstract float Value(float x);

    static abstract float Slope(float y);
}
