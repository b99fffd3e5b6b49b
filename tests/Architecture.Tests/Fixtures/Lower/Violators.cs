using System.ComponentModel;
using Architecture.Tests.Fixtures.Upper;

namespace Architecture.Tests.Fixtures.Lower;

/// <summary>Each nested type names something of the layer above in another way.</summary>
internal static class Violators
{
    internal sealed class ByBase : Secret;

    internal sealed class ByTypeArgument : List<Secret>;

    internal sealed class ByConstraint<T> where T : Secret;

    [Secret]
    internal sealed class ByAttribute;

    [TypeConverter(typeof(Secret))]
    internal sealed class ByAttributeArgument;

    internal sealed class ByPropertyAttribute
    {
        [Secret]
        public int Property => 1;
    }

    internal sealed class ByEventAttribute
    {
        [Secret]
        public event EventHandler? Event
        {
            add => _ = value;
            remove => _ = value;
        }
    }

    internal sealed class ByParameterAttribute
    {
        public static int Take([Secret] int value) => value;
    }

    internal sealed class ByField
    {
        public readonly Secret[]? Field = null;
    }

    internal sealed unsafe class ByFunctionPointer
    {
        public readonly delegate*<Secret, void> Pointer = null;
    }

    internal sealed class ByParameter
    {
        public static void Take(in Secret? secret) => _ = secret;
    }

    internal sealed class ByLocal
    {
        public static bool Local()
        {
            var many = new ByTypeArgument().GetEnumerator();
            return many.MoveNext();
        }
    }

    internal sealed class ByCall
    {
        public static int Call() => Secret.Count;
    }

    internal sealed class ByTypeOf
    {
        public static Type Type() => typeof(Secret);
    }

    internal sealed class ByMethodArgument
    {
        public static object Create() => Array.Empty<Secret>();
    }

    internal sealed class ByCatch
    {
        public static void Catch(Action action)
        {
            try
            {
                action();
            }
            catch (SecretException)
            {
                throw;
            }
        }
    }

    internal sealed class ByLambda
    {
        public static Func<int> Lambda(int x) => () => x + Secret.Of(x);
    }

    internal sealed class ByIterator
    {
        public static IEnumerable<int> Iterate()
        {
            yield return Secret.Count;
        }
    }
}
