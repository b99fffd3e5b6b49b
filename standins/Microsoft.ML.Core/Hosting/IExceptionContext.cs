namespace Microsoft.ML.Runtime;

/// <summary>Something that can say in an exception where it was thrown.</summary>
public interface IExceptionContext
{
    /// <summary>Names the place.</summary>
    string ContextDescription { get; }

    /// <summary>Adds the place to the exception's data and returns the exception.</summary>
    TException Process<TException>(TException ex)
        where TException : Exception;
}
