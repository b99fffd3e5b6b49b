namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>A prediction engine whose answers are <typeparamref name="TAnswer"/>.</summary>
internal sealed class Predictor<TAnswer>(MLContext ml, ITransformer model, Func<TAnswer, float[]> numbers) : IPredictor
    where TAnswer : class, new()
{
    private readonly PredictionEngine<WildRow, TAnswer> _engine = ml.Model.CreatePredictionEngine<WildRow, TAnswer>(model);

    public float[] Predict(WildRow row) => numbers(_engine.Predict(row));

    // The model is not the engine's own: others score with it.
    public void Dispose() { }
}
