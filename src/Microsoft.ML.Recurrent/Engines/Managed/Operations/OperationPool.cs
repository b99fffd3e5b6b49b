using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A step's operation objects, reused by its later uses. A pool is made when first asked for: most steps use few kinds.</summary>
internal sealed class OperationPool(KernelSet kernels)
{
    private readonly List<Action> _resets = [];

    public ObjectPool<RecurrentOperation> Recurrent => field ??= New(kernels.NewRecurrent);

    public ObjectPool<EmbedOperation> Embed => field ??= New<EmbedOperation>(() => new());

    public ObjectPool<LinearOperation> Linear => field ??= New<LinearOperation>(() => new(kernels));

    public ObjectPool<AddOperation> Add => field ??= New<AddOperation>(() => new());

    public ObjectPool<MultiplyOperation> Multiply => field ??= New<MultiplyOperation>(() => new());

    public ObjectPool<SquaredErrorOperation> SquaredError => field ??= New<SquaredErrorOperation>(() => new());

    public ObjectPool<ResidualOperation<AbsoluteCost>> AbsoluteError => field ??= New<ResidualOperation<AbsoluteCost>>(() => new());

    public ObjectPool<ResidualOperation<HuberCost>> Huber => field ??= New<ResidualOperation<HuberCost>>(() => new());

    public ObjectPool<PinballOperation> Pinball => field ??= New<PinballOperation>(() => new());

    public ObjectPool<LikelihoodOperation<GaussianCost>> Gaussian => field ??= New<LikelihoodOperation<GaussianCost>>(() => new());

    public ObjectPool<LikelihoodOperation<StudentTCost>> StudentT => field ??= New<LikelihoodOperation<StudentTCost>>(() => new());

    public ObjectPool<CrossEntropyOperation> CrossEntropy => field ??= New<CrossEntropyOperation>(() => new());

    public ObjectPool<BinaryCrossEntropyOperation> BinaryCrossEntropy => field ??= New<BinaryCrossEntropyOperation>(() => new());

    public ObjectPool<MatMulOperation> MatMul => field ??= New<MatMulOperation>(() => new());

    public ObjectPool<SoftmaxOperation> Softmax => field ??= New<SoftmaxOperation>(() => new());

    public ObjectPool<SwapOuterAxesOperation> SwapOuterAxes => field ??= New<SwapOuterAxesOperation>(() => new());

    public ObjectPool<ReshapeOperation> Reshape => field ??= New<ReshapeOperation>(() => new());

    public ObjectPool<MeanOverTimeOperation> MeanOverTime => field ??= New<MeanOverTimeOperation>(() => new());

    public ObjectPool<MaxOverTimeOperation> MaxOverTime => field ??= New<MaxOverTimeOperation>(() => new());

    public ObjectPool<SliceOperation> Slice => field ??= New<SliceOperation>(() => new());

    public ObjectPool<ConcatOperation> Concat => field ??= New<ConcatOperation>(() => new());

    public ObjectPool<AdvanceOperation> Advance => field ??= New<AdvanceOperation>(() => new());

    public ObjectPool<ActivationOperation> Tanh => field ??= New<ActivationOperation>(() => new(kernels.Tanh));

    public ObjectPool<ActivationOperation> Sigmoid => field ??= New<ActivationOperation>(() => new(kernels.Sigmoid));

    public ObjectPool<ActivationOperation> Relu => field ??= New<ActivationOperation>(() => new(kernels.Relu));

    public ObjectPool<LayerNormOperation> LayerNorm => field ??= New<LayerNormOperation>(() => new());

    public void Reset()
    {
        foreach (var reset in _resets)
            reset();
    }

    private ObjectPool<T> New<T>(Func<T> create) where T : class
    {
        var pool = new ObjectPool<T>(create);
        _resets.Add(pool.Reset);
        return pool;
    }
}
