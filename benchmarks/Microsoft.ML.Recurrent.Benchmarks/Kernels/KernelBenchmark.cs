using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Microsoft.ML.Recurrent.Benchmarks.Kernels;

/// <summary>The kernels one by one, by BenchmarkDotNet with its short job. In this process: the project's build rules are not for generated ones.</summary>
internal static class KernelBenchmark
{
    /// <param name="filters">Parts of benchmark names; all where none is given.</param>
    public static int Run(string[] filters)
    {
        IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        string[] globs = filters.Length == 0 ? ["*"] : [.. filters.Select(filter => $"*{filter}*")];
        int reports = BenchmarkSwitcher.FromTypes([typeof(ProductKernels), typeof(ElementKernels)]).Run(["--filter", .. globs], config).Sum(summary => summary.Reports.Length);
        if (reports > 0)
            return 0;
        Console.Error.WriteLine($"No kernel benchmark is called {string.Join(" or ", filters)}. Known: the methods of {nameof(ProductKernels)} and {nameof(ElementKernels)}.");
        return 2;
    }
}
