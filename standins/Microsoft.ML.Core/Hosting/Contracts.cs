using System.Diagnostics;

namespace Microsoft.ML.Runtime;

/// <summary>Checks, and the exceptions that they throw.</summary>
internal static partial class Contracts
{
    public const string IsMarkedKey = "ML_IsMarked";

    private const IExceptionContext Nowhere = null;

    public static TException Process<TException>(this TException ex, IExceptionContext ectx = null)
        where TException : Exception
        => ectx is null ? Mark(ex) : ectx.Process(ex);

    public static TException Mark<TException>(TException ex)
        where TException : Exception
    {
        ex.Data[IsMarkedKey] = 1;
        return ex;
    }

    public static bool IsMarked(this Exception ex) => ex.Data.Contains(IsMarkedKey);

    public static void Check(bool f, string msg) => Check(Nowhere, f, msg);

    public static void Check(this IExceptionContext ctx, bool f, string msg)
    {
        if (!f)
            throw ctx.Except(msg);
    }

    public static void Check(bool f) => Check(Nowhere, f);

    public static void Check(this IExceptionContext ctx, bool f)
    {
        if (!f)
            throw ctx.Except();
    }

    public static void CheckUserArg(bool f, string name) => CheckUserArg(Nowhere, f, name);

    public static void CheckUserArg(this IExceptionContext ctx, bool f, string name)
    {
        if (!f)
            throw ctx.ExceptUserArg(name);
    }

    public static void CheckUserArg(bool f, string name, string msg) => CheckUserArg(Nowhere, f, name, msg);

    public static void CheckUserArg(this IExceptionContext ctx, bool f, string name, string msg)
    {
        if (!f)
            throw ctx.ExceptUserArg(name, msg);
    }

    public static void CheckParam(bool f, string paramName) => CheckParam(Nowhere, f, paramName);

    public static void CheckParam(this IExceptionContext ctx, bool f, string paramName)
    {
        if (!f)
            throw ctx.ExceptParam(paramName);
    }

    public static void CheckParam(bool f, string paramName, string msg) => CheckParam(Nowhere, f, paramName, msg);

    public static void CheckParam(this IExceptionContext ctx, bool f, string paramName, string msg)
    {
        if (!f)
            throw ctx.ExceptParam(paramName, msg);
    }

    public static T CheckRef<T>(T val, string paramName)
        where T : class
        => CheckRef(Nowhere, val, paramName);

    public static T CheckRef<T>(this IExceptionContext ctx, T val, string paramName)
        where T : class
        => val ?? throw ctx.ExceptValue(paramName);

    public static void CheckValue<T>(T val, string paramName)
        where T : class
        => CheckRef(Nowhere, val, paramName);

    public static void CheckValue<T>(this IExceptionContext ctx, T val, string paramName)
        where T : class
        => CheckRef(ctx, val, paramName);

    public static T CheckValue<T>(T val, string paramName, string msg)
        where T : class
        => CheckValue(Nowhere, val, paramName, msg);

    public static T CheckValue<T>(this IExceptionContext ctx, T val, string paramName, string msg)
        where T : class
        => val ?? throw ctx.ExceptValue(paramName, msg);

    public static void CheckValueOrNull<T>(T val)
        where T : class
    {
    }

    public static void CheckValueOrNull<T>(this IExceptionContext ctx, T val)
        where T : class
    {
    }

    public static string CheckNonEmpty(string s, string paramName) => CheckNonEmpty(Nowhere, s, paramName);

    public static string CheckNonEmpty(this IExceptionContext ctx, string s, string paramName)
        => string.IsNullOrEmpty(s) ? throw ctx.ExceptEmpty(paramName) : s;

    public static string CheckNonEmpty(string s, string paramName, string msg) => CheckNonEmpty(Nowhere, s, paramName, msg);

    public static string CheckNonEmpty(this IExceptionContext ctx, string s, string paramName, string msg)
        => string.IsNullOrEmpty(s) ? throw ctx.ExceptEmpty(paramName, msg) : s;

    public static T[] CheckNonEmpty<T>(T[] args, string paramName) => CheckNonEmpty(Nowhere, args, paramName);

    public static T[] CheckNonEmpty<T>(this IExceptionContext ctx, T[] args, string paramName)
        => args is null or { Length: 0 } ? throw ctx.ExceptEmpty(paramName) : args;

    public static string CheckNonWhiteSpace(string s, string paramName) => CheckNonWhiteSpace(Nowhere, s, paramName);

    public static string CheckNonWhiteSpace(this IExceptionContext ctx, string s, string paramName)
        => string.IsNullOrWhiteSpace(s) ? throw ctx.ExceptWhiteSpace(paramName) : s;

    public static void CheckDecode(bool f) => CheckDecode(Nowhere, f);

    public static void CheckDecode(this IExceptionContext ctx, bool f)
    {
        if (!f)
            throw ctx.ExceptDecode();
    }

    public static void CheckDecode(bool f, string msg) => CheckDecode(Nowhere, f, msg);

    public static void CheckDecode(this IExceptionContext ctx, bool f, string msg)
    {
        if (!f)
            throw ctx.ExceptDecode(msg);
    }

    public static void CheckIO(bool f, string msg) => CheckIO(Nowhere, f, msg);

    public static void CheckIO(this IExceptionContext ctx, bool f, string msg)
    {
        if (!f)
            throw ctx.ExceptIO(msg);
    }

    [Conditional("DEBUG")]
    public static void Assert(bool f) => Debug.Assert(f);

    [Conditional("DEBUG")]
    public static void Assert(this IExceptionContext ctx, bool f) => Debug.Assert(f);

    [Conditional("DEBUG")]
    public static void AssertValue<T>(T val)
        where T : class
        => Debug.Assert(val is not null);

    [Conditional("DEBUG")]
    public static void AssertValue<T>(this IExceptionContext ctx, T val)
        where T : class
        => Debug.Assert(val is not null);
}
