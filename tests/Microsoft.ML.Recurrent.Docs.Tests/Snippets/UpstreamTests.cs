#region Upstream.Usings
using System.Runtime.InteropServices;
using static TorchSharp.torch;
#endregion
using Microsoft.ML.Recurrent.TorchSharp;

namespace Docs.Snippets;

/// <summary>The reproductions of docs/upstream run. Whether they show the faults depends on the machine and on chance.</summary>
public sealed class UpstreamTests
{
    [Fact]
    public void LstmScoring_AsReported_Runs()
    {
        Assert.SkipUnless(TorchSharpEngine.CanRun(TorchDevice.Cpu, out string? missing), missing ?? "");

        #region Upstream.LstmScoring
        var lstm = nn.LSTM(8, 8);
        Tensor x = ones(2, 2, 8), recorded = lstm.call(x).Item1.detach(), unrecorded;
        using (no_grad())
            unrecorded = lstm.call(x).Item1;
        Console.WriteLine((recorded - unrecorded).abs().max().item<float>());
        #endregion

        Assert.Equal([2L, 2L, 8L], unrecorded.shape);
    }

    [Fact]
    public void Scalars_AsReported_Runs()
    {
        Assert.SkipUnless(TorchSharpEngine.CanRun(TorchDevice.Cpu, out string? missing), missing ?? "");
        const int calls = 1000;

        #region Upstream.Scalars
        int errors = 0;
        Parallel.For(0, 4, _ =>
        {
            using Tensor a = ones(2);
            for (int i = 0; i < calls; i++)    // 250 000
            {
                try
                {
                    using Tensor sum = a + a;
                }
                catch (ExternalException)
                {
                    Interlocked.Increment(ref errors);
                }
            }
        });
        Console.WriteLine(errors);
        #endregion

        Assert.InRange(errors, 0, 4 * calls);
    }
}
