namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <content>From sequences to one row each.</content>
internal sealed unsafe partial class ManagedStep
{
    public ITensor MeanOverTime(ITensor x, Lengths lengths = default)
    {
        var (own, output) = Pooled(x, lengths);
        Record(_operations.MeanOverTime.Next()).Forward(own, lengths, output);
        return output;
    }

    public ITensor MaxOverTime(ITensor x, Lengths lengths = default)
    {
        var (own, output) = Pooled(x, lengths);
        Record(_operations.MaxOverTime.Next()).Forward(own, lengths, output, Memory);
        return output;
    }

    private (ManagedTensor X, ManagedTensor Output) Pooled(ITensor x, Lengths lengths)
    {
        var own = Own(x, nameof(x));
        Demand.ThreeAxes(own.Shape);
        lengths.Validate(own.Shape[0], own.Shape[1]);
        return (own, NewOutput(new(own.Shape[1], own.Shape[2]), own.WantsGradient));
    }
}
