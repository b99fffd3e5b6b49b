using Microsoft.ML.Recurrent.Benchmarks;

// dotnet run -c Release --project benchmarks/Microsoft.ML.Recurrent.Benchmarks -- engine|peer [case ...]
return args switch
{
    ["engine", .. var names] => EngineBenchmark.Run(names),
    ["peer", .. var names] => PeerBenchmark.Run(names),
    ["first-step"] => FirstStep.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: engine | peer [f1 f2lstm f2gru s_uni s_bi large]");
    return 2;
}
