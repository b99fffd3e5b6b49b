using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests.OneDnn;

/// <summary>Where oneDNN spoils the weights of LSTMs, which few machines show of themselves, every number is right all the same.</summary>
public sealed partial class SpoiltWeightsTests
{
    /// <summary>
    /// What fails there without the engine's detour, nine tests beside <see cref="LstmScoringTests"/>: Recurrent_OneUnitOneStep_IsTheFormula of an LSTM;
    /// Forward_FromPyTorchsWeights_GivesPyTorchsOutputs of lstm, lstm_bidirectional, lstm_stacked and lstm_embedding; and
    /// Trainer_OnEitherEngine_LearnsTheSame and Zip_OfEitherEngine_LoadsAndScoresOnTheOther, both of "lstm binary" and "forecast".
    /// </summary>
    private static readonly Type[] s_failing =
        [typeof(TorchSharpEngineTests.RecurrentForward), typeof(TorchSharpEngineTests.TorchParity), typeof(CrossingTests), typeof(LstmScoringTests)];

    [Fact]
    public async Task Contract_OnAProcessorThatHidesItsCaches_IsKept()
    {
        Torch.SkipWhereItCannotRun();
        Assert.SkipWhen(ForgedProcessor.WhyNot is not null, ForgedProcessor.WhyNot ?? "");
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ForgedProcessor.Variable) is not null, "This is the process with the forged processor.");

        (int exitCode, string output) = await RunForgedAsync(TestContext.Current.CancellationToken);

        Match total = Total().Match(output);
        Assert.True(exitCode == 0 && total.Success && int.Parse(total.Groups["total"].ValueSpan, null) > 100, $"Exit code {exitCode}. {output}");
    }

    /// <summary>These tests again, in a process of their own.</summary>
    private static async Task<(int ExitCode, string Output)> RunForgedAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [ForgedProcessor.Variable] = "1", ["DOTNET_DbgEnableMiniDump"] = "0" },
        };
        start.ArgumentList.Add(typeof(SpoiltWeightsTests).Assembly.Location);
        foreach (Type tests in s_failing)
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(tests.FullName!);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation), error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"Total: (?<total>\d+), Errors: 0, Failed: 0", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Total();
}
