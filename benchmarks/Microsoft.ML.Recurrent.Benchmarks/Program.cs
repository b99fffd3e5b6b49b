using Microsoft.ML.Recurrent.Benchmarks;
using Microsoft.ML.Recurrent.Benchmarks.Kernels;
using Microsoft.ML.Recurrent.Benchmarks.Text;

// dotnet run -c Release --project benchmarks/Microsoft.ML.Recurrent.Benchmarks -- engine|peer [case ...] [--python path] | kernels [name ...] | memory | text set [--final] [--seeds n]
return args switch
{
    ["engine", .. var names] => EngineBenchmark.Run(names),
    ["peer", .. var names] => PeerBenchmark.Run(names),
    ["kernels", .. var filters] => KernelBenchmark.Run(filters),
    ["memory"] => MemoryBenchmark.Run(),
    ["text", .. var arguments] => TextBenchmark.Run(arguments),
    ["first-step"] => FirstStep.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: engine | peer [f1 f2lstm f2gru s_uni s_bi large], peer --python path, kernels [part of a name], memory, text imdb|sst2|sms|uci [--final] [--seeds n]");
    return 2;
}
