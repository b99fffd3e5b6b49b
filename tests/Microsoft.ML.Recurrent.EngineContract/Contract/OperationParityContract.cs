using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Every other operation, forward and backward, against the reference at sizes where vector kernels break.</summary>
public abstract class OperationParityContract : Contract
{
    public static IEnumerable<TheoryDataRow<int>> Sizes => CellVariants.Sizes.Append(257).Select(size => new TheoryDataRow<int>(size));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Linear_AnyOutputSize_AgreesWithReference(int outputs)
    {
        foreach (int rows in new[] { 1, 2, 5, 13 })
        {
            AssertAgreesWithReference(new LinearProblem(new Shape(rows, 6), outputs, withBias: true));
            AssertAgreesWithReference(new LinearProblem(new Shape(2, rows, 3), outputs, withBias: false));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Linear_AnyInputSize_AgreesWithReference(int inputs)
    {
        foreach (int rows in new[] { 1, 2, 5, 13 })
            AssertAgreesWithReference(new LinearProblem(new Shape(rows, inputs), outputs: 5, withBias: true));
    }

    [Theory]
    [InlineData(4, 16, 16)]
    [InlineData(33, 17, 65)]
    [InlineData(64, 64, 64)]
    [InlineData(257, 100, 31)]
    [InlineData(600, 31, 130)]
    public void Linear_ManyRows_AgreesWithReference(int rows, int inputs, int outputs)
    {
        AssertAgreesWithReference(new LinearProblem(new Shape(rows, inputs), outputs, withBias: true));
        AssertAgreesWithReference(new LinearProblem(new Shape(2, rows, inputs), outputs, withBias: false));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(50, 16)]
    [InlineData(500, 33)]
    public void Embed_AnySize_AgreesWithReference(int vocabulary, int width)
        => AssertAgreesWithReference(new EmbeddingProblem(vocabulary, width, steps: 7, rows: 5));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(5, 3)]
    [InlineData(7, 17)]
    [InlineData(33, 257)]
    public void CrossEntropy_AnySize_AgreesWithReference(int rows, int classes)
    {
        AssertAgreesWithReference(new CrossEntropyProblem(rows, classes));
        AssertAgreesWithReference(new CrossEntropyProblem(rows, classes) { Weighted = true });
        AssertAgreesWithReference(new CrossEntropyProblem(rows, classes) { Smoothing = 0.1f });
        AssertAgreesWithReference(new CrossEntropyProblem(rows, classes) { Weighted = true, Smoothing = 0.3f });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(257)]
    public void BinaryCrossEntropy_AnySize_AgreesWithReference(int last)
    {
        AssertAgreesWithReference(new BinaryCrossEntropyProblem(new Shape(5, last)));
        AssertAgreesWithReference(new BinaryCrossEntropyProblem(new Shape(3, 2, last), positiveWeight: 2.5f));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(33)]
    public void Elementwise_TensorsUsedTwice_AgreeWithReference(int last)
        => AssertAgreesWithReference(new ElementwiseProblem(new Shape(3, 2, last)));

    [Theory]
    [MemberData(nameof(RegressionLosses.Names), MemberType = typeof(RegressionLosses))]
    public void RegressionLoss_AnySize_AgreesWithReference(string name)
    {
        foreach (int last in new[] { 1, 2, 7, 16, 33, 257 })
        {
            AssertAgreesWithReference(RegressionLosses.Problem(name, new Shape(5, last), seed: 1));
            AssertAgreesWithReference(RegressionLosses.Problem(name, new Shape(3, 2, last), seed: 2));
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 16)]
    [InlineData(3, 5, 2)]
    [InlineData(17, 33, 9)]
    [InlineData(8, 64, 31)]
    public void MatMul_AnySizeAndSide_AgreesWithReference(int m, int k, int n)
    {
        foreach ((bool transposeA, bool transposeB) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            AssertAgreesWithReference(new OperationProblem(
                (step, x) => step.MatMul(x[0], x[1], transposeA, transposeB),
                transposeA ? new Shape(3, k, m) : new Shape(3, m, k),
                transposeB ? new Shape(3, n, k) : new Shape(3, k, n)));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Softmax_AnyLengths_AgreesWithReference(int last)
    {
        AssertAgreesWithReference(new OperationProblem((step, x) => step.Softmax(x[0]), new Shape(5, last)) { Scale = 4 });
        AssertAgreesWithReference(new OperationProblem(
            (step, x) => step.Softmax(x[0], LengthPattern.Of(mixed: true, last, rows: 4)), new Shape(4, 3, last)) { Scale = 4 });
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 4)]
    [InlineData(false, 17)]
    [InlineData(true, 33)]
    public void Attention_OverARecurrentLevel_AgreesWithReference(bool masked, int hidden)
        => AssertAgreesWithReference(new AttentionProblem(hidden, steps: 6, rows: 5, masked));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void OverTime_AnyLengths_AgreesWithReference(int last)
    {
        foreach (bool mixed in new[] { false, true })
        {
            AssertAgreesWithReference(new OperationProblem((step, x) => step.MeanOverTime(x[0], LengthPattern.Of(mixed, 6, 5)), new Shape(6, 5, last)));
            AssertAgreesWithReference(new OperationProblem((step, x) => step.MaxOverTime(x[0], LengthPattern.Of(mixed, 6, 5)), new Shape(6, 5, last)));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void LayerNorm_AnySize_AgreesWithReference(int last)
    {
        AssertAgreesWithReference(new LayerNormProblem(new Shape(5, last)));
        AssertAgreesWithReference(new LayerNormProblem(new Shape(3, 2, last)));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Activations_AnySize_AgreeWithReference(int last)
    {
        AssertAgreesWithReference(new OperationProblem((step, x) => step.Tanh(x[0]), new Shape(3, last)) { Scale = 3 });
        AssertAgreesWithReference(new OperationProblem((step, x) => step.Sigmoid(x[0]), new Shape(3, last)) { Scale = 6 });
        AssertAgreesWithReference(new OperationProblem((step, x) => step.Relu(x[0]), new Shape(3, last)) { Scale = 3 });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Parts_AnySize_AgreeWithReference(int size)
    {
        foreach (int axis in new[] { 0, 1, 2 })
        {
            Shape shape = new Shape(3, 4, 5).With(axis, size);
            AssertAgreesWithReference(new OperationProblem(
                (step, x) => step.Slice(step.Concat([x[0], x[1], x[0]], axis), axis, size / 2, size + 1), shape, shape));
        }

        AssertAgreesWithReference(new OperationProblem((step, x) => step.Advance(x[0], x[1], LengthPattern.Of(mixed: true, 6, rows: 5), 2), new Shape(5, size), new Shape(5, size)));
    }
}
