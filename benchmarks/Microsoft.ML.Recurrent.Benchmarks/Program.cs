using Microsoft.ML.Recurrent.Benchmarks;
using Microsoft.ML.Recurrent.Benchmarks.Kernels;

// dotnet run -c Release --project benchmarks/Microsoft.ML.Recurrent.Benchmarks -- engine|peer [case ...] | kernels [name ...] | memory
return args switch
{
    ["engine", .. var names] => EngineBenchmark.Run(names),
    ["peer", .. var names] => PeerBenchmark.Run(names),
    ["kernels", .. var filters] => KernelBenchmark.Run(filters),
    ["memory"] => MemoryBenchmark.Run(),
    ["first-step"] => FirstStep.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: engine | peer [f1 f2lstm f2gru s_uni s_bi large], kernels [part of a name], memory");
    return 2;
}
