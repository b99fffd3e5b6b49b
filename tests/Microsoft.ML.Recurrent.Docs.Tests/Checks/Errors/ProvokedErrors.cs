using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Recurrent.TorchSharp;

namespace Docs.Checks;

/// <summary>The errors that pages quote, each provoked by what its page says it comes of.</summary>
internal static partial class ProvokedErrors
{
    private static readonly MLContext s_ml = new(seed: 1);

    private static readonly Dictionary<string, Action> s_all = new(StringComparer.Ordinal);

    static ProvokedErrors()
    {
        AddColumns();
        AddSeries();
        AddRows();
        AddTexts();
        AddTrainings();
        AddFiles();
    }

    public static IEnumerable<string> Names => s_all.Keys;

    /// <summary>What the exception says, without the parameter's name and value that .NET adds, and with a word where a number or hash differs between machines.</summary>
    public static string Message(string name)
    {
        Exception error = Record.Exception(s_all[name]) ?? throw new InvalidOperationException($"'{name}' provokes no error.");
        while (error is TargetInvocationException { InnerException: { } cause }) // ML.NET makes transformers by reflection
            error = cause;
        string message = error.Message.ReplaceLineEndings("\n").Split('\n')[0];
        int parameter = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return Norm().Replace(Hash().Replace(parameter < 0 ? message : message[..parameter], "<hash>"), "norm was <number>");
    }

    [GeneratedRegex("[0-9A-Fa-f]{16,}", RegexOptions.None, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex(@"norm was [0-9.E+]+(?=\. )", RegexOptions.None, 1000)]
    private static partial Regex Norm();
}
