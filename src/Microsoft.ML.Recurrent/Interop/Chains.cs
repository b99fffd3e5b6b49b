using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Interop;

/// <summary>Reaches into transformer chains, whose scopes ML.NET keeps to itself.</summary>
internal static class Chains
{
    /// <summary>The same chain with each member replaced, scopes kept; null where <paramref name="transformer"/> is no chain.</summary>
    public static ITransformer? Replace(ITransformer transformer, Func<ITransformer, ITransformer> replace)
    {
        if (transformer is not ITransformerChainAccessor chain)
            return null;
        return new TransformerChain<ITransformer>(chain.Transformers.Select(replace).ToArray(), chain.Scopes);
    }
}
