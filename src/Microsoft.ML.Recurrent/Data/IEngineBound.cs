using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>A transformer that scores on an engine, and can be moved to another.</summary>
internal interface IEngineBound
{
    /// <summary>The same model on another engine; its parameters are copied.</summary>
    ITransformer MoveTo(IEngine engine);
}
