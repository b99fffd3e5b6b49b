namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <content>What attention is made of.</content>
internal sealed unsafe partial class ManagedStep
{
    public ITensor MatMul(ITensor a, ITensor b, bool transposeA = false, bool transposeB = false)
    {
        var left = Own(a, nameof(a));
        var right = Own(b, nameof(b));
        var output = NewOutput(Demand.MatMul(left.Shape, right.Shape, transposeA, transposeB), left.WantsGradient || right.WantsGradient);
        Record(_operations.MatMul.Next()).Forward(left, right, transposeA, transposeB, output, Memory);
        return output;
    }

    public ITensor Softmax(ITensor x, Lengths lengths = default)
    {
        var own = Own(x, nameof(x));
        Demand.Lengths(own.Shape, lengths);
        var output = NewOutput(own.Shape, own.WantsGradient);
        Record(_operations.Softmax.Next()).Forward(own, lengths, output);
        return output;
    }

    public ITensor SwapOuterAxes(ITensor x)
    {
        var own = Own(x, nameof(x));
        Demand.ThreeAxes(own.Shape);
        var output = NewOutput(new(own.Shape[1], own.Shape[0], own.Shape[2]), own.WantsGradient);
        Record(_operations.SwapOuterAxes.Next()).Forward(own, output);
        return output;
    }

    public ITensor Reshape(ITensor x, Shape shape)
    {
        var own = Own(x, nameof(x));
        Demand.Reshape(own.Shape, shape);
        var output = NewOutput(shape, own.WantsGradient);
        Record(_operations.Reshape.Next()).Forward(own, output);
        return output;
    }
}
