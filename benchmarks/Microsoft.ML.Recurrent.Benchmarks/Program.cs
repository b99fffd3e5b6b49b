using Microsoft.ML.Recurrent.Benchmarks;

// dotnet run -c Release --project benchmarks/Microsoft.ML.Recurrent.Benchmarks -- engine [case ...]
return args switch
{
    ["engine", .. var names] => EngineBenchmark.Run(names),
    ["first-step"] => FirstStep.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: engine [f1 f2lstm f2gru s_uni s_bi large]");
    return 2;
}
