using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Interop;

namespace Microsoft.ML;

/// <summary>What this library adds to models of any make.</summary>
public static class TransformerExtensions
{
    /// <summary>The same model, its recurrent networks scored by another engine. Reaches into chains, however nested.</summary>
    /// <param name="model">A recurrent transformer, or a chain that holds one or more.</param>
    /// <param name="engine">Scores from now on; it must outlive the model that is returned. The old model stays as it is.</param>
    /// <returns>A new model with a copy of the parameters; chains keep their scopes.</returns>
    /// <exception cref="ArgumentException">There is no recurrent network in <paramref name="model"/>.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ITransformer WithEngine(this ITransformer model, IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(engine);
        int moved = 0;
        ITransformer result = Move(model);
        return moved > 0 ? result : throw new ArgumentException(
            $"The model, a {model.GetType().Name}, holds no recurrent network, so there is nothing to move to another engine. Give the model that a recurrent trainer's Fit returned, or a chain with it.",
            nameof(model));

        ITransformer Move(ITransformer member)
        {
            if (member is IEngineBound bound)
            {
                moved++;
                return bound.MoveTo(engine);
            }

            return Chains.Replace(member, Move) ?? member;
        }
    }
}
