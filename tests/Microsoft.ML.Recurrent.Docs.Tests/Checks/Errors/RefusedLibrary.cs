using System.Reflection;
using System.Runtime.Loader;
using Microsoft.ML.Recurrent.TorchSharp;

namespace Docs.Checks;

/// <summary>The TorchSharp engine once more, where the loader refuses its native library.</summary>
internal sealed class RefusedLibrary(string loadersMessage) : AssemblyLoadContext(isCollectible: true)
{
    public static void NewEngine(string loadersMessage)
        => Activator.CreateInstance(new RefusedLibrary(loadersMessage).LoadFromAssemblyPath(typeof(TorchSharpEngine).Assembly.Location).GetType(typeof(TorchSharpEngine).FullName!)!);

    protected override Assembly? Load(AssemblyName assemblyName)
        => assemblyName.Name is "TorchSharp" ? LoadFromAssemblyPath(typeof(global::TorchSharp.DeviceType).Assembly.Location) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) => throw new DllNotFoundException(loadersMessage);
}
