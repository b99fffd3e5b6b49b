using System.Reflection;
using System.Runtime.Loader;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>What is said, and done, where TorchSharp, libtorch or the device is missing.</summary>
public sealed class AvailabilityTests
{
    /// <summary>One more GPU than any machine has.</summary>
    private static readonly TorchDevice s_missing = TorchDevice.Cuda(1000);

    [Fact]
    public void Engine_OfADeviceThatIsNotThere_SaysWhatToDo()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new TorchSharpEngine(s_missing));

        Assert.False(TorchSharpEngine.CanRun(s_missing, out string? reason));
        Assert.Equal(reason, error.Message);
        Assert.Matches("Add the package TorchSharp-cuda-linux or TorchSharp-cuda-windows|Use TorchDevice\\.Cuda\\(0\\)", error.Message);
    }

    [Fact]
    public void Engine_WithFallback_IsTheManagedOneAndTheLogSaysSo()
    {
        var ml = new MLContext();
        var log = new List<string>();
        ml.Log += (_, message) =>
        {
            if (message.Message.Contains("Kind=Warning", StringComparison.Ordinal))
                log.Add(message.Message);
        };

        using var engine = new TorchSharpEngine(new TorchSharpEngineOptions { Device = s_missing, FallsBackToManaged = true, Context = ml });

        Assert.Equal("managed", engine.Description.Name);
        string warning = Assert.Single(log);
        Assert.Contains("TorchSharp cannot compute on cuda:1000, so managed on cpu", warning, StringComparison.Ordinal);
        using ParameterSet parameters = engine.NewParameters();
        using IOptimizer optimizer = engine.NewOptimizer(new SgdOptions(), parameters);
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
    }

    [Fact]
    public void Options_Defaults_ArePinned()
        => Assert.Equal(new TorchSharpEngineOptions { Device = TorchDevice.Cpu, FallsBackToManaged = false, Context = null }, new TorchSharpEngineOptions());

    [Fact]
    public void Options_FallbackWithoutALog_AreRefused()
        => Assert.Throws<ArgumentException>(() => new TorchSharpEngine(new TorchSharpEngineOptions { FallsBackToManaged = true }));

    [Fact]
    public void Device_Named_IsPyTorchsName()
    {
        Assert.Equal(["cpu", "cuda:0", "cuda:2"], new[] { TorchDevice.Cpu, TorchDevice.Cuda(), TorchDevice.Cuda(2) }.Select(device => device.ToString()));
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchDevice.Cuda(-1));
    }

    [Fact]
    public void CanRun_WithoutTorchSharpsAssembly_NamesThePackage()
    {
        var context = new WithoutTorchSharp();
        Assembly library = context.LoadFromAssemblyPath(typeof(TorchSharpEngine).Assembly.Location);
        Type device = library.GetType(typeof(TorchDevice).FullName!, throwOnError: true)!;
        object?[] arguments = [device.GetProperty(nameof(TorchDevice.Cpu))!.GetValue(null), null];

        object? canRun = library.GetType(typeof(TorchSharpEngine).FullName!)!.GetMethod(nameof(TorchSharpEngine.CanRun))!.Invoke(null, arguments);

        Assert.Equal(false, canRun);
        Assert.Contains("There is no usable TorchSharp.dll", (string?)arguments[1], StringComparison.Ordinal);
        Assert.Contains("Add the package TorchSharp-cpu", (string?)arguments[1], StringComparison.Ordinal);
        context.Unload();
    }

    /// <summary>On TorchSharp itself these tests run; on the stand-in they say why they do not.</summary>
    [Fact]
    public void CanRun_OnTheProcessor_IsAsTheReferencedAssemblyHasIt()
    {
        string? version = typeof(global::TorchSharp.DeviceType).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        bool isStandin = version?.EndsWith("-standin", StringComparison.Ordinal) == true;

        Assert.Equal(!isStandin, TorchSharpEngine.CanRun(TorchDevice.Cpu, out string? reason));
        if (isStandin)
        {
            Assert.Contains("its native library LibTorchSharp, or the libtorch that this one needs, is not", reason, StringComparison.Ordinal);
            Assert.Contains("libtorch is not here", Assert.Throws<NotSupportedException>(global::TorchSharp.torch.NewDisposeScope).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Everything as in the program, but no TorchSharp.</summary>
    private sealed class WithoutTorchSharp() : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
            => assemblyName.Name is "TorchSharp" ? throw new FileNotFoundException("TorchSharp was not found.") : null;
    }
}
