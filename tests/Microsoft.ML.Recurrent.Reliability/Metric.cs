using System.Globalization;

namespace Microsoft.ML.Recurrent.Reliability;

/// <summary>Result lines that other programs read.</summary>
internal static class Metric
{
    public static void Write(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"metric {name} {value}"));
}
