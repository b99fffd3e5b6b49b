using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <content>Element by element, and row by row.</content>
internal sealed partial class TorchStep
{
    public ITensor Add(ITensor a, ITensor b)
    {
        var (left, right) = Pair(a, nameof(a), b, nameof(b));
        using var scope = NewScope();
        return Keep(left.Value.Plus(right.Value), left.Shape);
    }

    public ITensor Subtract(ITensor a, ITensor b)
    {
        var (left, right) = Pair(a, nameof(a), b, nameof(b));
        using var scope = NewScope();
        return Keep(left.Value - right.Value, left.Shape);
    }

    public ITensor Multiply(ITensor a, ITensor b)
    {
        var (left, right) = Pair(a, nameof(a), b, nameof(b));
        using var scope = NewScope();
        return Keep(left.Value * right.Value, left.Shape);
    }

    public ITensor Tanh(ITensor x)
    {
        TorchTensor own = Own(x, nameof(x));
        using var scope = NewScope();
        return Keep(own.Value.tanh(), own.Shape);
    }

    public ITensor Sigmoid(ITensor x)
    {
        TorchTensor own = Own(x, nameof(x));
        using var scope = NewScope();
        return Keep(own.Value.sigmoid(), own.Shape);
    }

    public ITensor Relu(ITensor x)
    {
        TorchTensor own = Own(x, nameof(x));
        using var scope = NewScope();
        return Keep(own.Value.relu(), own.Shape);
    }

    public ITensor LayerNorm(ITensor x, Parameter weight, Parameter bias, float epsilon = 1e-5f)
    {
        TorchTensor own = Own(x, nameof(x));
        TorchParameter scale = Own(weight, nameof(weight)), shift = Own(bias, nameof(bias));
        Demand.LayerNorm(own.Shape, scale.Shape, shift.Shape);
        Check.Positive(epsilon);
        using var scope = NewScope();
        // torch's kernel scales before it takes the mean away, which leaves nothing but rounding of a row far from zero.
        Tensor centred = own.Value - own.Value.mean([-1L], keepdim: true);
        return Keep(torch.nn.functional.layer_norm(centred, [own.Shape.Last], scale.Value, shift.Value, epsilon), own.Shape);
    }
}
