using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;

namespace Packages;

/// <summary>Makes engines for the pool. They share the model and leave it alone when they end.</summary>
internal sealed class EnginePolicy(MLContext ml, ITransformer model) : PooledObjectPolicy<PredictionEngine<Remark, Opinion>>
{
    public override PredictionEngine<Remark, Opinion> Create()
        => ml.Model.CreatePredictionEngine<Remark, Opinion>(model, new PredictionEngineOptions { OwnsTransformer = false });

    public override bool Return(PredictionEngine<Remark, Opinion> obj) => true;
}
