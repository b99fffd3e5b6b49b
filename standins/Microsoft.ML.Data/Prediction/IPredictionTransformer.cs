namespace Microsoft.ML;

/// <summary>A transformer that predicts with a model.</summary>
public interface IPredictionTransformer<out TModel> : ITransformer where TModel : class
{
    /// <summary>The model.</summary>
    TModel Model { get; }
}
