using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Packages;

// Starts the web service, asks it the same many times at once, and writes down its answers; a request that is answered otherwise than the others is an error.
const int Rounds = 50, AtOnce = 8;
using Process service = Process.Start(new ProcessStartInfo(args[0], args[1..]) { RedirectStandardOutput = true })!;
try
{
    string address = await service.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service ended before it named its address.");
    using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };

    foreach (Ahead ahead in await Same(() => client.PostAsJsonAsync("forecast", Predictions.Days), answer => answer.ReadFromJsonAsync<Ahead[]>()))
        Console.WriteLine($"forecast {string.Join(' ', ahead.Forecast.Select(Predictions.Exact))}");
    foreach (string text in Predictions.Texts)
    {
        Opinion opinion = await Same(() => client.PostAsJsonAsync("sentiment", new Remark { Text = text }), answer => answer.ReadFromJsonAsync<Opinion>());
        Console.WriteLine($"sentiment {opinion.PredictedLabel} {Predictions.Exact(opinion.Score)} {Predictions.Exact(opinion.Probability)}");
    }
}
finally
{
    service.Kill();
}

static async Task<T> Same<T>(Func<Task<HttpResponseMessage>> ask, Func<HttpContent, Task<T?>> read) where T : class
{
    var answers = new string[Rounds];
    T? last = null;
    await Parallel.ForAsync(0, Rounds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (round, _) =>
    {
        using HttpResponseMessage response = await ask();
        response.EnsureSuccessStatusCode();
        answers[round] = await response.Content.ReadAsStringAsync(CancellationToken.None);
        last = await read(response.Content);
    });
    int others = answers.Distinct(StringComparer.Ordinal).Count() - 1;
    return others == 0 ? last! : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Rounds} requests of one kind got {others + 1} different answers."));
}
