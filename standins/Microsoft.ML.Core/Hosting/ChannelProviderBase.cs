namespace Microsoft.ML.Runtime;

internal abstract class ChannelProviderBase : IExceptionContext
{
    protected ChannelProviderBase(string shortName, string parentFullName, bool verbose)
    {
        ShortName = shortName;
        ParentFullName = parentFullName;
        Verbose = verbose;
    }

    public string ShortName { get; }

    public string ParentFullName { get; }

    public string FullName => GenerateFullName();

    public bool Verbose { get; }

    public abstract int Depth { get; }

    public virtual string ContextDescription => FullName;

    public virtual TException Process<TException>(TException ex)
        where TException : Exception
    {
        ex.Data[ExceptionContextKeys.ThrowingComponent] ??= ShortName;
        ex.Data[ExceptionContextKeys.ParentComponent] ??= ParentFullName;
        return Contracts.Mark(ex);
    }

    protected virtual string GenerateFullName() => string.IsNullOrEmpty(ParentFullName) ? ShortName : ParentFullName + "; " + ShortName;

    public static class ExceptionContextKeys
    {
        public const string ThrowingComponent = "Throwing component";
        public const string ParentComponent = "Parent component";
        public const string Phase = "Phase";
    }
}
