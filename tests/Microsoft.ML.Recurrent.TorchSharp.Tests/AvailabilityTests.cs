using System.Reflection;
using System.Runtime.InteropServices;
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
        (bool canRun, string? reason) = CanRunIn(new WithoutTorchSharp());

        Assert.False(canRun);
        Assert.Contains("There is no usable TorchSharp.dll", reason, StringComparison.Ordinal);
        Assert.Contains("Add the package TorchSharp-cpu", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void CanRun_WithTheNativePackages_Can()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "Only the packages for Linux on x64 are sure to be beside these tests.");

        Assert.True(TorchSharpEngine.CanRun(TorchDevice.Cpu, out string? reason), reason);
    }

    [Fact]
    public void CanRun_WithThePackagesOwnLibraryOnAnOldSystem_NamesTheVersionAndTheWaysOut()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux does the system bring the C++ runtime.");
        Torch.SkipWhereItCannotRun(); // libtorch must be there, or its absence is what the loader meets first
        string library = PackagesLibrary();
        Assert.SkipWhen(NativeLibrary.TryLoad(library, out _), "This system's C++ runtime is new enough for TorchSharp's library.");

        (bool canRun, string? reason) = CanRunIn(new WithThePackagesLibrary(library));

        Assert.False(canRun);
        Assert.Matches("are here, but this system's libraries are too old for them: .*libstdc\\+\\+\\.so\\.6: version `GLIBCXX_[0-9.]+' not found", reason);
        Assert.EndsWith("Use a newer system or container (Debian 13, Ubuntu 24.04 or later), or the managed engine, which needs no native file.", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a/libLibTorchSharp.so: cannot open shared object file: No such file or directory", "is not. Add it.")]
    [InlineData(
        "/a/LibTorchSharp: cannot open shared object file: No such file or directory\nlibtorch.so: cannot open shared object file: No such file or directory\n",
        "is not (libtorch.so: cannot open shared object file: No such file or directory). Add it.")]
    [InlineData("Unable to load DLL 'LibTorchSharp' or one of its dependencies: The specified module could not be found. (0x8007007E)", "is not. Add it.")]
    public void MissingFiles_InTheLoadersWords_AreNamed(string message, string expected)
        => Assert.Equal(
            $"TorchSharp 1.2.3 is here, but its native library LibTorchSharp, or the libtorch that this one needs, {expected}",
            NativeLoading.WhatIsMissing(message, "1.2.3", "Add it"));

    private static string PackagesLibrary()
    {
        string folder = typeof(AvailabilityTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "TorchSharpPackage").Value!;
        return Path.Combine(folder, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
    }

    private static (bool CanRun, string? Reason) CanRunIn(AssemblyLoadContext context)
    {
        Assembly library = context.LoadFromAssemblyPath(typeof(TorchSharpEngine).Assembly.Location);
        Type device = library.GetType(typeof(TorchDevice).FullName!, throwOnError: true)!;
        object?[] arguments = [device.GetProperty(nameof(TorchDevice.Cpu))!.GetValue(null), null];
        object? canRun = library.GetType(typeof(TorchSharpEngine).FullName!)!.GetMethod(nameof(TorchSharpEngine.CanRun))!.Invoke(null, arguments);
        context.Unload();
        return ((bool)canRun!, (string?)arguments[1]);
    }

    /// <summary>Everything as in the program, but no TorchSharp.</summary>
    private sealed class WithoutTorchSharp() : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
            => assemblyName.Name is "TorchSharp" ? throw new FileNotFoundException("TorchSharp was not found.") : null;
    }

    /// <summary>TorchSharp once more, with the native library as its package has it.</summary>
    private sealed class WithThePackagesLibrary(string library) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
            => assemblyName.Name is "TorchSharp" ? LoadFromAssemblyPath(typeof(global::TorchSharp.DeviceType).Assembly.Location) : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName)
            => unmanagedDllName is "LibTorchSharp" ? LoadUnmanagedDllFromPath(library) : 0;
    }
}
