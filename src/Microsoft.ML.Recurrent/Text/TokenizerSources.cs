using System.Reflection;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Names tokenizer sources in model files, and makes them from their names.</summary>
internal static class TokenizerSources
{
    /// <summary>Full name and simple assembly name: a newer build of the assembly is still found.</summary>
    public static string NameOf(ITokenizerSource source) => $"{source.GetType().FullName}, {source.GetType().Assembly.GetName().Name}";

    /// <exception cref="ArgumentException">A loaded model could not make it again.</exception>
    public static void Check(ITokenizerSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Type type = source.GetType();
        if (!type.IsVisible || Constructor(type) is null)
            throw new ArgumentException($"Tokenizer source {type.FullName} {(type.IsVisible ? "has no public constructor with one string" : "is not public")}, so that a loaded model could not make it again. Make it a public class with a constructor that takes its Settings.", nameof(source));
        if (source.Vocabulary is not { Count: > 0 } || source.Tokenizer is null || source.Settings is null)
            throw new ArgumentException($"Tokenizer source {type.FullName} has no vocabulary, no tokenizer or no settings. Give all three.", nameof(source));
    }

    /// <exception cref="InvalidDataException">The class is not there or is no source, or its constructor fails.</exception>
    public static ITokenizerSource Create(string name, string settings)
    {
        Type type = Find(name) ?? throw new InvalidDataException(
            $"The model's tokenizer '{name}' is not known here. Reference the assembly that it lies in, or load the model where that is.");
        if (!typeof(ITokenizerSource).IsAssignableFrom(type) || type.IsAbstract || !type.IsVisible || Constructor(type) is not { } constructor)
            throw new InvalidDataException($"The model's tokenizer '{name}' is no public class that implements {nameof(ITokenizerSource)} and has a constructor with one string.");
        try
        {
            return (ITokenizerSource)constructor.Invoke([settings]);
        }
        catch (TargetInvocationException error) when (error.InnerException is { } cause)
        {
            throw new InvalidDataException($"The model's tokenizer '{name}' cannot be made from its settings: {cause.Message}", cause);
        }
    }

    private static Type? Find(string name)
    {
        try
        {
            return Type.GetType(name, throwOnError: false);
        }
        catch (Exception error) when (error is ArgumentException or FileLoadException or BadImageFormatException or TypeLoadException)
        {
            return null;
        }
    }

    private static ConstructorInfo? Constructor(Type type) => type.GetConstructor([typeof(string)]);
}
