namespace Microsoft.ML.Recurrent.Engines;

/// <summary>The four parameters of one direction of a level. G gates, H units, I inputs; gate order as in <see cref="RecurrentSpec.Gates"/>.</summary>
/// <param name="InputWeight">W, [G·H, I].</param>
/// <param name="RecurrentWeight">U, [G·H, H].</param>
/// <param name="InputBias">b, [G·H].</param>
/// <param name="RecurrentBias">c, [G·H]; frozen at zero with <see cref="BiasForm.Single"/>.</param>
public sealed record DirectionParameters(Parameter InputWeight, Parameter RecurrentWeight, Parameter InputBias, Parameter RecurrentBias);
