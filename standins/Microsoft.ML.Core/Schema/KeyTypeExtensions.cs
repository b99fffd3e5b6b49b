using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal static class KeyTypeExtensions
{
    public static int GetCountAsInt32(this KeyDataViewType key, IExceptionContext ectx = null)
        => key.Count <= int.MaxValue ? (int)key.Count : throw ectx.ExceptNotSupp($"{key} has more values than an Int32 can count.");
}
