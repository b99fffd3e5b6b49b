using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>A named input of a problem.</summary>
public sealed record ProblemInput(string Name, Shape Shape, float[] Values);
