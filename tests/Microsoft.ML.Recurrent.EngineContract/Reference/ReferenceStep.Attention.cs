using Microsoft.ML.Recurrent.EngineContract.Reference.Operations;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <content>What attention is made of.</content>
public sealed partial class ReferenceStep
{
    /// <inheritdoc/>
    public ITensor MatMul(ITensor a, ITensor b, bool transposeA = false, bool transposeB = false)
    {
        (ReferenceTensor left, ReferenceTensor right, Shape A, Shape B) = (Own(a), Own(b), a.Shape, b.Shape);
        Expect.That(A.Rank == 3 && B.Rank == 3 && A[0] == B[0] && A[transposeA ? 1 : 2] == B[transposeB ? 2 : 1], "MatMul", A, B,
            "[B, M, K] and [B, K, N]");
        var product = new BatchedProduct(A, B, transposeA, transposeB);
        ReferenceTensor y = New(product.Output);
        product.Forward(left.Values, right.Values, y.Values);
        Record(() => product.Backward(left.Values, right.Values, y.Gradient, left.Gradient, right.Gradient));
        return y;
    }

    /// <inheritdoc/>
    public ITensor Softmax(ITensor x, Lengths lengths = default)
    {
        (ReferenceTensor input, ReferenceTensor y, Shape shape) = (Own(x), New(x.Shape), x.Shape);
        Expect.That(lengths.IsFull || shape.Rank > 1, "Softmax with lengths", shape, shape, "[B, ..., T]");
        lengths.Validate(shape.Last, shape[0]);
        ForRows((start, valid) => Operations.Softmax.Forward(input.Values.AsSpan(start, valid), y.Values.AsSpan(start, valid)));
        Record(() => ForRows((start, valid) => Operations.Softmax.Backward(
            y.Values.AsSpan(start, valid), y.Gradient.AsSpan(start, valid), input.Gradient.AsSpan(start, valid))));
        return y;

        void ForRows(Action<int, int> row)
        {
            for (int r = 0; r < shape.Rows; r++)
                row(r * shape.Last, lengths.Of(r * shape[0] / shape.Rows, shape.Last));
        }
    }

    /// <inheritdoc/>
    public ITensor SwapOuterAxes(ITensor x)
    {
        (ReferenceTensor input, Shape X) = (Own(x), x.Shape);
        Expect.That(X.Rank == 3, "SwapOuterAxes", X, X, "[T, B, I]");
        ReferenceTensor y = New(new Shape(X[1], X[0], X[2]));
        for (int k = 0; k < X.ElementCount; k++)
            y.Values[Swapped(k)] = input.Values[k];
        Record(() =>
        {
            for (int k = 0; k < X.ElementCount; k++)
                input.Gradient[k] += y.Gradient[Swapped(k)];
        });
        return y;

        int Swapped(int k)
        {
            (int i, int j, int c) = (k / X[2] / X[1], k / X[2] % X[1], k % X[2]);
            return (((j * X[0]) + i) * X[2]) + c;
        }
    }

    /// <inheritdoc/>
    public ITensor Reshape(ITensor x, Shape shape)
    {
        ReferenceTensor input = Own(x);
        Expect.That(x.Shape.ElementCount == shape.ElementCount && shape.Rank > 0, "Reshape", x.Shape, shape, "as many elements");
        ReferenceTensor y = New(shape);
        input.Values.CopyTo(y.Values, 0);
        Record(() =>
        {
            for (int k = 0; k < y.Gradient.Length; k++)
                input.Gradient[k] += y.Gradient[k];
        });
        return y;
    }
}
