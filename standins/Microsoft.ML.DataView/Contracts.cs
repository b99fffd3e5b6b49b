using System.Globalization;

namespace Microsoft.ML.Internal.DataView;

internal static class Contracts
{
    public static Exception Except(string msg) => new InvalidOperationException(msg);

    public static Exception ExceptParam(string paramName) => new ArgumentOutOfRangeException(paramName);

    public static Exception ExceptParam(string paramName, string msg) => new ArgumentOutOfRangeException(paramName, msg);

    public static Exception ExceptParam(string paramName, string msg, params object[] args)
        => new ArgumentOutOfRangeException(paramName, string.Format(CultureInfo.InvariantCulture, msg, args));

    public static Exception ExceptValue(string paramName) => new ArgumentNullException(paramName);

    public static void Check(bool f, string msg)
    {
        if (!f)
            throw Except(msg);
    }

    public static void CheckParam(bool f, string paramName)
    {
        if (!f)
            throw ExceptParam(paramName);
    }

    public static void CheckParam(bool f, string paramName, string msg)
    {
        if (!f)
            throw ExceptParam(paramName, msg);
    }

    public static void CheckParam(bool f, string paramName, string msg, params object[] args)
    {
        if (!f)
            throw ExceptParam(paramName, msg, args);
    }

    public static void CheckValue<T>(T val, string paramName)
        where T : class
    {
        if (val is null)
            throw ExceptValue(paramName);
    }
}
