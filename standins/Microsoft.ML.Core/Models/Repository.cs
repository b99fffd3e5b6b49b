using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The entries of a model zip.</summary>
internal abstract class Repository : IDisposable
{
    internal Repository(bool needDir, IExceptionContext ectx) => ExceptionContext = ectx;

    public IExceptionContext ExceptionContext { get; }

    protected bool Disposed { get; private set; }

    public void Dispose()
    {
        if (Disposed)
            return;
        Dispose(true);
        Disposed = true;
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected abstract void OnDispose(Entry ent);

    protected static string NormalizeForArchiveEntry(string path) => path?.Replace('\\', '/');

    /// <summary>An open entry.</summary>
    public sealed class Entry : IDisposable
    {
        private readonly Repository _repository;
        private bool _disposed;

        internal Entry(Repository rep, string path, Stream stream)
        {
            _repository = rep;
            Path = path;
            Stream = stream;
        }

        public string Path { get; }

        public Stream Stream { get; }

        public void Dispose()
        {
            if (_disposed)
                return;
            _disposed = true;
            _repository.OnDispose(this);
            Stream.Dispose();
        }
    }
}
