namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Settings of <see cref="TorchSharpEngine"/>. Immutable.</summary>
public sealed record TorchSharpEngineOptions
{
    /// <summary>Where to compute.</summary>
    /// <value>Default <see cref="TorchDevice.Cpu"/>, which every machine has.</value>
    public TorchDevice Device { get; init; } = TorchDevice.Cpu;

    /// <summary>Whether to compute on the managed engine where libtorch or the device is missing. Needs <see cref="Context"/>, whose log says so.</summary>
    /// <value>Default no: a training that was meant for a GPU should not run on a CPU unasked.</value>
    public bool FallsBackToManaged { get; init; }

    /// <summary>The context whose log hears of a fallback.</summary>
    /// <value>Default null: enough where there is no fallback.</value>
    public MLContext? Context { get; init; }

    internal TorchSharpEngineOptions Validate()
    {
        ArgumentNullException.ThrowIfNull(Device);
        if (FallsBackToManaged && Context is null)
            throw new ArgumentException("FallsBackToManaged needs a Context, whose log says so when it happens. Set Context to your MLContext.", nameof(Context));
        return this;
    }
}
