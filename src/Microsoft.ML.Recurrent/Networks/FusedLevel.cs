using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>A level that the engine runs whole.</summary>
internal sealed class FusedLevel(RecurrentLayer layer) : RecurrentLevel
{
    public override RecurrentLayer Layer => layer;

    public override void Initialize(Initializer initializer) => initializer.Recurrent(layer);

    public override LevelOutput Forward(IStep step, ITensor x, Lengths lengths)
    {
        (ITensor outputs, RecurrentState final) = step.Recurrent(layer, x, lengths);
        return new LevelOutput(outputs, final.Hidden);
    }
}
