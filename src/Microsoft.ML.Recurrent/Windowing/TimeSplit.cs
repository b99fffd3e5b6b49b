namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>A series cut in time. Both parts read their rows from the source, lazily and in its order.</summary>
/// <param name="TrainSet">The earlier rows.</param>
/// <param name="TestSet">The later rows.</param>
public sealed record TimeSplit(IDataView TrainSet, IDataView TestSet);
