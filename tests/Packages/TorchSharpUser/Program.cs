using Microsoft.ML.Recurrent.TorchSharp;

// Says whether libtorch is there; what the packages bring is found either way.
Console.WriteLine(TorchSharpEngine.CanRun(TorchDevice.Cpu, out string? reason) ? "libtorch is there" : reason);
