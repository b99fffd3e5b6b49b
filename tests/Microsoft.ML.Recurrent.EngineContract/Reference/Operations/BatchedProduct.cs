using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>A matrix product for each item of a batch. Either factor may lie transposed: its element is then looked up the other way round.</summary>
internal sealed class BatchedProduct(Shape a, Shape b, bool transposeA, bool transposeB)
{
    private readonly int _inner = a[transposeA ? 1 : 2];

    public Shape Output { get; } = new(a[0], a[transposeA ? 2 : 1], b[transposeB ? 1 : 2]);

    /// <summary><c>y[n, i, j] = Σₖ a[n, i, k]·b[n, k, j]</c>.</summary>
    public void Forward(double[] left, double[] right, double[] y)
        => Each((atA, atB, atY) => y[atY] += left[atA] * right[atB]);

    /// <summary><c>da[n, i, k] += Σⱼ dy[n, i, j]·b[n, k, j]</c>, <c>db[n, k, j] += Σᵢ a[n, i, k]·dy[n, i, j]</c>.</summary>
    public void Backward(double[] left, double[] right, double[] dy, double[] dLeft, double[] dRight) => Each((atA, atB, atY) =>
    {
        dLeft[atA] += dy[atY] * right[atB];
        dRight[atB] += dy[atY] * left[atA];
    });

    /// <summary>Every product of two elements: where they lie, and where their product goes.</summary>
    private void Each(Action<int, int, int> visit)
    {
        for (int n = 0; n < Output[0]; n++)
        {
            for (int i = 0; i < Output[1]; i++)
            {
                for (int j = 0; j < Output[2]; j++)
                {
                    for (int k = 0; k < _inner; k++)
                        visit(At(a, n, i, k, transposeA), At(b, n, k, j, transposeB), At(Output, n, i, j, transposed: false));
                }
            }
        }
    }

    private static int At(Shape shape, int item, int row, int column, bool transposed)
        => transposed ? At(shape, item, column, row, transposed: false) : (((item * shape[1]) + row) * shape[2]) + column;
}
