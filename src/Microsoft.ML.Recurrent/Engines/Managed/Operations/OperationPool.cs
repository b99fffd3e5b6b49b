using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A step's operation objects, reused by its later uses.</summary>
internal sealed class OperationPool(KernelSet kernels)
{
    public ObjectPool<RecurrentOperation> Recurrent { get; } = new(kernels.NewRecurrent);

    public ObjectPool<EmbedOperation> Embed { get; } = new(() => new());

    public ObjectPool<LinearOperation> Linear { get; } = new(() => new(kernels));

    public ObjectPool<AddOperation> Add { get; } = new(() => new());

    public ObjectPool<MultiplyOperation> Multiply { get; } = new(() => new());

    public ObjectPool<SquaredErrorOperation> SquaredError { get; } = new(() => new());

    public ObjectPool<ResidualOperation<AbsoluteCost>> AbsoluteError { get; } = new(() => new());

    public ObjectPool<ResidualOperation<HuberCost>> Huber { get; } = new(() => new());

    public ObjectPool<PinballOperation> Pinball { get; } = new(() => new());

    public ObjectPool<LikelihoodOperation<GaussianCost>> Gaussian { get; } = new(() => new());

    public ObjectPool<LikelihoodOperation<StudentTCost>> StudentT { get; } = new(() => new());

    public ObjectPool<CrossEntropyOperation> CrossEntropy { get; } = new(() => new());

    public ObjectPool<BinaryCrossEntropyOperation> BinaryCrossEntropy { get; } = new(() => new());

    public ObjectPool<MatMulOperation> MatMul { get; } = new(() => new());

    public ObjectPool<SoftmaxOperation> Softmax { get; } = new(() => new());

    public ObjectPool<SwapOuterAxesOperation> SwapOuterAxes { get; } = new(() => new());

    public ObjectPool<ReshapeOperation> Reshape { get; } = new(() => new());

    public ObjectPool<MeanOverTimeOperation> MeanOverTime { get; } = new(() => new());

    public ObjectPool<MaxOverTimeOperation> MaxOverTime { get; } = new(() => new());

    public ObjectPool<SliceOperation> Slice { get; } = new(() => new());

    public ObjectPool<ConcatOperation> Concat { get; } = new(() => new());

    public ObjectPool<AdvanceOperation> Advance { get; } = new(() => new());

    public ObjectPool<ActivationOperation<TanhActivation>> Tanh { get; } = new(() => new());

    public ObjectPool<ActivationOperation<SigmoidActivation>> Sigmoid { get; } = new(() => new());

    public ObjectPool<ActivationOperation<ReluActivation>> Relu { get; } = new(() => new());

    public ObjectPool<LayerNormOperation> LayerNorm { get; } = new(() => new());

    public void Reset()
    {
        Embed.Reset();
        Linear.Reset();
        Add.Reset();
        Multiply.Reset();
        SquaredError.Reset();
        AbsoluteError.Reset();
        Huber.Reset();
        Pinball.Reset();
        Gaussian.Reset();
        StudentT.Reset();
        CrossEntropy.Reset();
        BinaryCrossEntropy.Reset();
        MatMul.Reset();
        Softmax.Reset();
        SwapOuterAxes.Reset();
        Reshape.Reset();
        MeanOverTime.Reset();
        MaxOverTime.Reset();
        Slice.Reset();
        Concat.Reset();
        Advance.Reset();
        Tanh.Reset();
        Sigmoid.Reset();
        Relu.Reset();
        LayerNorm.Reset();
        Recurrent.Reset();
    }
}
