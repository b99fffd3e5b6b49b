using System.Globalization;

namespace Microsoft.ML.Runtime;

/// <content>The exceptions.</content>
internal static partial class Contracts
{
    public static Exception Except() => Except(Nowhere);

    public static Exception Except(this IExceptionContext ctx) => Process(new InvalidOperationException(), ctx);

    public static Exception Except(string msg) => Except(Nowhere, msg);

    public static Exception Except(this IExceptionContext ctx, string msg) => Process(new InvalidOperationException(msg), ctx);

    public static Exception Except(string msg, params object[] args) => Except(Nowhere, msg, args);

    public static Exception Except(this IExceptionContext ctx, string msg, params object[] args) => Process(new InvalidOperationException(Format(msg, args)), ctx);

    public static Exception Except(Exception inner, string msg) => Except(Nowhere, inner, msg);

    public static Exception Except(this IExceptionContext ctx, Exception inner, string msg) => Process(new InvalidOperationException(msg, inner), ctx);

    public static Exception Except(Exception inner, string msg, params object[] args) => Except(Nowhere, inner, msg, args);

    public static Exception Except(this IExceptionContext ctx, Exception inner, string msg, params object[] args) => Process(new InvalidOperationException(Format(msg, args), inner), ctx);

    public static Exception ExceptUserArg(string name) => ExceptUserArg(Nowhere, name);

    public static Exception ExceptUserArg(this IExceptionContext ctx, string name) => Process(new ArgumentOutOfRangeException(name), ctx);

    public static Exception ExceptUserArg(string name, string msg) => ExceptUserArg(Nowhere, name, msg);

    public static Exception ExceptUserArg(this IExceptionContext ctx, string name, string msg) => Process(new ArgumentOutOfRangeException(name, msg), ctx);

    public static Exception ExceptUserArg(string name, string msg, params object[] args) => ExceptUserArg(Nowhere, name, msg, args);

    public static Exception ExceptUserArg(this IExceptionContext ctx, string name, string msg, params object[] args) => Process(new ArgumentOutOfRangeException(name, Format(msg, args)), ctx);

    public static Exception ExceptParam(string paramName) => ExceptParam(Nowhere, paramName);

    public static Exception ExceptParam(this IExceptionContext ctx, string paramName) => Process(new ArgumentOutOfRangeException(paramName), ctx);

    public static Exception ExceptParam(string paramName, string msg) => ExceptParam(Nowhere, paramName, msg);

    public static Exception ExceptParam(this IExceptionContext ctx, string paramName, string msg) => Process(new ArgumentOutOfRangeException(paramName, msg), ctx);

    public static Exception ExceptParam(string paramName, string msg, params object[] args) => ExceptParam(Nowhere, paramName, msg, args);

    public static Exception ExceptParam(this IExceptionContext ctx, string paramName, string msg, params object[] args) => Process(new ArgumentOutOfRangeException(paramName, Format(msg, args)), ctx);

    public static Exception ExceptValue(string paramName) => ExceptValue(Nowhere, paramName);

    public static Exception ExceptValue(this IExceptionContext ctx, string paramName) => Process(new ArgumentNullException(paramName), ctx);

    public static Exception ExceptValue(string paramName, string msg) => ExceptValue(Nowhere, paramName, msg);

    public static Exception ExceptValue(this IExceptionContext ctx, string paramName, string msg) => Process(new ArgumentNullException(paramName, msg), ctx);

    public static Exception ExceptValue(string paramName, string msg, params object[] args) => ExceptValue(Nowhere, paramName, msg, args);

    public static Exception ExceptValue(this IExceptionContext ctx, string paramName, string msg, params object[] args) => Process(new ArgumentNullException(paramName, Format(msg, args)), ctx);

    public static Exception ExceptEmpty(string paramName) => ExceptEmpty(Nowhere, paramName);

    public static Exception ExceptEmpty(this IExceptionContext ctx, string paramName) => Process(new ArgumentOutOfRangeException(paramName, $"{paramName} cannot be null or empty"), ctx);

    public static Exception ExceptEmpty(string paramName, string msg) => ExceptEmpty(Nowhere, paramName, msg);

    public static Exception ExceptEmpty(this IExceptionContext ctx, string paramName, string msg) => Process(new ArgumentOutOfRangeException(paramName, msg), ctx);

    public static Exception ExceptEmpty(string paramName, string msg, params object[] args) => ExceptEmpty(Nowhere, paramName, msg, args);

    public static Exception ExceptEmpty(this IExceptionContext ctx, string paramName, string msg, params object[] args) => Process(new ArgumentOutOfRangeException(paramName, Format(msg, args)), ctx);

    public static Exception ExceptWhiteSpace(string paramName) => ExceptWhiteSpace(Nowhere, paramName);

    public static Exception ExceptWhiteSpace(this IExceptionContext ctx, string paramName) => Process(new ArgumentOutOfRangeException(paramName, $"{paramName} cannot be null or white space"), ctx);

    public static Exception ExceptWhiteSpace(string paramName, string msg) => ExceptWhiteSpace(Nowhere, paramName, msg);

    public static Exception ExceptWhiteSpace(this IExceptionContext ctx, string paramName, string msg) => Process(new ArgumentOutOfRangeException(paramName, msg), ctx);

    public static Exception ExceptDecode() => ExceptDecode(Nowhere);

    public static Exception ExceptDecode(this IExceptionContext ctx) => Process(new FormatException(), ctx);

    public static Exception ExceptDecode(string msg) => ExceptDecode(Nowhere, msg);

    public static Exception ExceptDecode(this IExceptionContext ctx, string msg) => Process(new FormatException(msg), ctx);

    public static Exception ExceptDecode(string msg, params object[] args) => ExceptDecode(Nowhere, msg, args);

    public static Exception ExceptDecode(this IExceptionContext ctx, string msg, params object[] args) => Process(new FormatException(Format(msg, args)), ctx);

    public static Exception ExceptDecode(Exception inner, string msg) => ExceptDecode(Nowhere, inner, msg);

    public static Exception ExceptDecode(this IExceptionContext ctx, Exception inner, string msg) => Process(new FormatException(msg, inner), ctx);

    public static Exception ExceptDecode(Exception inner, string msg, params object[] args) => ExceptDecode(Nowhere, inner, msg, args);

    public static Exception ExceptDecode(this IExceptionContext ctx, Exception inner, string msg, params object[] args) => Process(new FormatException(Format(msg, args), inner), ctx);

    public static Exception ExceptIO() => ExceptIO(Nowhere);

    public static Exception ExceptIO(this IExceptionContext ctx) => Process(new IOException(), ctx);

    public static Exception ExceptIO(string msg) => ExceptIO(Nowhere, msg);

    public static Exception ExceptIO(this IExceptionContext ctx, string msg) => Process(new IOException(msg), ctx);

    public static Exception ExceptIO(string msg, params object[] args) => ExceptIO(Nowhere, msg, args);

    public static Exception ExceptIO(this IExceptionContext ctx, string msg, params object[] args) => Process(new IOException(Format(msg, args)), ctx);

    public static Exception ExceptIO(Exception inner, string msg) => ExceptIO(Nowhere, inner, msg);

    public static Exception ExceptIO(this IExceptionContext ctx, Exception inner, string msg) => Process(new IOException(msg, inner), ctx);

    public static Exception ExceptIO(Exception inner, string msg, params object[] args) => ExceptIO(Nowhere, inner, msg, args);

    public static Exception ExceptIO(this IExceptionContext ctx, Exception inner, string msg, params object[] args) => Process(new IOException(Format(msg, args), inner), ctx);

    public static Exception ExceptNotSupp() => ExceptNotSupp(Nowhere);

    public static Exception ExceptNotSupp(this IExceptionContext ctx) => Process(new NotSupportedException(), ctx);

    public static Exception ExceptNotSupp(string msg) => ExceptNotSupp(Nowhere, msg);

    public static Exception ExceptNotSupp(this IExceptionContext ctx, string msg) => Process(new NotSupportedException(msg), ctx);

    public static Exception ExceptNotSupp(string msg, params object[] args) => ExceptNotSupp(Nowhere, msg, args);

    public static Exception ExceptNotSupp(this IExceptionContext ctx, string msg, params object[] args) => Process(new NotSupportedException(Format(msg, args)), ctx);

    private static string Format(string msg, object[] args) => string.Format(CultureInfo.InvariantCulture, msg, args);
}
