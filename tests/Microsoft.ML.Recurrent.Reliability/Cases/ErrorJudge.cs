using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Microsoft.ML.Recurrent.Reliability.Cases;

/// <summary>Says whose error an exception is, and whether it is one that helps.</summary>
internal static partial class ErrorJudge
{
    private static readonly Assembly Library = typeof(RecurrentCatalog).Assembly;

    /// <summary>The exception that began it: reflection and chains wrap it.</summary>
    public static Exception Root(Exception error)
    {
        while (error is TargetInvocationException or AggregateException && error.InnerException is { } inner)
            error = inner;
        return error;
    }

    public static Outcome Judge(Exception root)
    {
        Assembly? thrower = null;
        bool isFirst = true, thrownByUs = false;
        foreach (StackFrame frame in new StackTrace(root).GetFrames())
        {
            Assembly? assembly = frame.GetMethod()?.DeclaringType?.Assembly;
            if (isFirst)
                thrownByUs = assembly == Library;
            isFirst = false;
            // Who called into the framework, where the framework threw.
            if (assembly?.GetName().Name?.StartsWith("Microsoft.ML", StringComparison.Ordinal) == true)
            {
                thrower = assembly;
                break;
            }
        }

        if (thrownByUs)
            return IsOfOurKind(root) && SaysWhatToDo().IsMatch(root.Message) ? Outcome.Refused : Outcome.WrongError;
        return thrower is null || thrower == Library || thrower == typeof(ErrorJudge).Assembly ? Outcome.WrongError : Outcome.RefusedByMLNet;
    }

    private static bool IsOfOurKind(Exception error)
        => error is InvalidDataException or FormatException or ArgumentException or IOException or InvalidOperationException or NotSupportedException or ArithmeticException
            && error is not OverflowException and not DivideByZeroException and not ObjectDisposedException;

    // Every message ends in a sentence with a verb that tells.
    [GeneratedRegex(@"[.;:,] ?(or )?(\w+ (it|them) (to|or|into) )?(Save|Load|Update|Drop|Give|Use|Set|Sort|Replace|Supply|Shorten|Write|Export|Import|Restore|Train|Add|Fill|Choose|Lower|Name|Make|Convert|Bring|Leave|Look|Delete|Get|Fit|Read|Call|Every|Look|Clean|Take|Put|Correct|Keep|Fetch|Pass|Map|Scale|Ask|Lengthen|needs|needed)\b|at least one|must be|a user's|needs|must ascend|is damaged", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex SaysWhatToDo();
}
