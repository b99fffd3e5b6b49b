using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>Rows per second of scoring in batches, on one thread and on two, beside PyTorch with the same network where it is there.</summary>
/// <remarks>Of up to 4 096 rows, the median of three turns. Ours goes from text to score, through the transformer. PyTorch starts from token ids, its rows sorted by length and cut into batches of 256
/// beforehand, with the lengths that our tokenizer gives; its backward direction reads padding, which is faster than what is exact, and it has no n-grams beside it.</remarks>
internal static class TextPace
{
    private const int Turns = 3, Rows = 4096;

    public static void Compare(string set, RecurrentScorer scorer, IReadOnlyList<TextExample> part)
    {
        string[] texts = [.. part.Take(Rows).Select(row => row.Text)];
        foreach (int threads in (int[])[1, 2])
        {
            using var engine = new ManagedEngine(new() { Threads = threads });
            RecurrentScorer on = scorer.On(engine);
            var paces = new double[Turns];
            for (int turn = 0; turn < Turns; turn++)
            {
                long start = Stopwatch.GetTimestamp();
                _ = on.Score(texts);
                paces[turn] = texts.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
            }

            Array.Sort(paces);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"metric text.{set}.{threads}t.rows_per_second {paces[Turns / 2]:F0}"));
        }

        Peer(scorer.Model, texts);
    }

    private static void Peer(RecurrentSentimentModel model, string[] texts)
    {
        SentimentOptions options = model.Options;
        string lengths = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(lengths, Lengths(options, texts).Select(length => length.ToString(CultureInfo.InvariantCulture)));
            string arguments = FormattableString.Invariant(
                $"--vocabulary {model.Vocabulary.Count} --embedding {model.Spec.InputSize} --units {options.HiddenSize} --layers {options.Layers} --pooling {options.Pooling.ToString().ToLowerInvariant()} --length {options.MaximumLength} --lengths");
            var start = new ProcessStartInfo(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", [Path.Combine(AppContext.BaseDirectory, "torch_text.py"), .. arguments.Split(' '), lengths]);
            using Process? process = Process.Start(start);
            process?.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception reason)
        {
            Console.WriteLine($"No comparison with PyTorch: {reason.Message}. Install Debian's python3-torch and libopenblas0-openmp.");
        }
        finally
        {
            File.Delete(lengths);
        }
    }

    private static IEnumerable<int> Lengths(SentimentOptions options, string[] texts)
    {
        var ml = new MLContext(seed: 1);
        IDataView view = TextRow.View(ml, texts.Select(text => new TextExample(text, IsPositive: false)));
        var tokenize = new TokenizeOptions { Tokens = options.Tokens, LowerCase = options.LowerCase, Normalization = options.Normalization, UnspacedScripts = options.UnspacedScripts, MaximumLength = options.MaximumLength, Truncation = options.Truncation };
        return ml.Recurrent().Tokenize(tokenize).Fit(view).Transform(view).GetColumn<VBuffer<uint>>("Tokens").Select(tokens => tokens.Length);
    }
}
