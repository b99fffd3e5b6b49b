namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>A kind of saved model.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Pipeline">An untrained one, made for the number given: what can be drawn of its options is.</param>
/// <param name="Predict">Scores rows one by one, as a service does.</param>
/// <param name="InputNames">The columns it reads.</param>
internal sealed record ModelKind(
    string Name,
    Func<MLContext, IEstimator<ITransformer>> Pipeline,
    Func<MLContext, ITransformer, IPredictor> Predict,
    string[] InputNames);
