namespace Microsoft.ML.Recurrent.Plots;

/// <summary>A labelled place on an axis, in the axis' own unit.</summary>
internal readonly record struct Tick(double Position, string Label);
