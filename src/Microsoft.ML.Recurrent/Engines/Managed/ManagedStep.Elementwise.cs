namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <content>Element by element, and row by row.</content>
internal sealed unsafe partial class ManagedStep
{
    public ITensor Add(ITensor a, ITensor b)
    {
        var (left, right) = Pair(a, nameof(a), b, nameof(b));
        var output = NewOutput(left.Shape, left.WantsGradient || right.WantsGradient);
        Record(_operations.Add.Next()).Forward(left, right, 1f, output);
        return output;
    }

    public ITensor Subtract(ITensor a, ITensor b)
    {
        var (left, right) = Pair(a, nameof(a), b, nameof(b));
        var output = NewOutput(left.Shape, left.WantsGradient || right.WantsGradient);
        Record(_operations.Add.Next()).Forward(left, right, -1f, output);
        return output;
    }

    public ITensor Multiply(ITensor a, ITensor b)
    {
        var (left, right) = Pair(a, nameof(a), b, nameof(b));
        var output = NewOutput(left.Shape, left.WantsGradient || right.WantsGradient);
        Record(_operations.Multiply.Next()).Forward(left, right, output);
        return output;
    }

    public ITensor Tanh(ITensor x)
    {
        var own = Own(x, nameof(x));
        var output = NewOutput(own.Shape, own.WantsGradient);
        Record(_operations.Tanh.Next()).Forward(own, output);
        return output;
    }

    public ITensor Sigmoid(ITensor x)
    {
        var own = Own(x, nameof(x));
        var output = NewOutput(own.Shape, own.WantsGradient);
        Record(_operations.Sigmoid.Next()).Forward(own, output);
        return output;
    }

    public ITensor Relu(ITensor x)
    {
        var own = Own(x, nameof(x));
        var output = NewOutput(own.Shape, own.WantsGradient);
        Record(_operations.Relu.Next()).Forward(own, output);
        return output;
    }

    public ITensor LayerNorm(ITensor x, Parameter weight, Parameter bias, float epsilon = 1e-5f)
    {
        var own = Own(x, nameof(x));
        var (scale, shift) = (Own(weight, nameof(weight)), Own(bias, nameof(bias)));
        Demand.LayerNorm(own.Shape, scale.Shape, shift.Shape);
        Check.Positive(epsilon);
        var output = NewOutput(own.Shape);
        Record(_operations.LayerNorm.Next()).Forward(own, scale, shift, epsilon, output, Memory);
        return output;
    }
}
