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
        Contracts.Mark(ex);
        ex.Data["Throwing component"] ??= ShortName;
        return ex;
    }

    protected virtual string GenerateFullName() => string.IsNullOrEmpty(ParentFullName) ? ShortName : ParentFullName + "; " + ShortName;
}
