namespace Microsoft.ML.Recurrent.Engines;

/// <summary>How many of a layer's two bias vectors are trained.</summary>
public enum BiasForm
{
    /// <summary>Both, PyTorch's form.</summary>
    Double,

    /// <summary>The input bias only, Keras' form; the recurrent bias stays zero.</summary>
    Single,
}
