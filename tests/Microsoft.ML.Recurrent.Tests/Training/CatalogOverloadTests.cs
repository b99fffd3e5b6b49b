using System.Reflection;

namespace Microsoft.ML.Recurrent.Tests.Training;

/// <summary>Every short overload of the catalog only builds an options record: no parameter may be lost or take another's place.</summary>
public sealed class CatalogOverloadTests
{
    public static TheoryData<string> ShortOverloads => [.. Methods().Select(method => method.Name)];

    [Fact]
    public void Catalog_ShortOverloads_AreFound()
    {
        string[] names = Methods().Select(method => method.Name).ToArray();

        foreach (string name in new[] { "ClassifyText", "Forecast", "Gru", "Lstm", "Rnn", "Sentiment", "Window" })
            Assert.Contains(name, names, StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ShortOverloads))]
    public void ShortOverload_EveryParameter_ReachesTheOptionOfItsName(string name)
    {
        MethodInfo method = Methods().Single(m => m.Name == name);
        object[] arguments = method.GetParameters().Select((parameter, i) => Value(parameter, i)).ToArray();

        object made = method.Invoke(new MLContext().Recurrent(), arguments)!;

        object options = made.GetType().GetProperty("Options")!.GetValue(made)!;
        foreach ((ParameterInfo parameter, object argument) in method.GetParameters().Zip(arguments))
        {
            string option = char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..];
            PropertyInfo property = options.GetType().GetProperty(option)
                ?? throw new InvalidOperationException($"{name}({parameter.Name}) has no option {option}.");
            Assert.Equal(argument, property.GetValue(options));
        }
    }

    [Theory]
    [MemberData(nameof(ShortOverloads))]
    public void ShortOverload_DefaultOfAParameter_IsThatOfTheOption(string name)
    {
        MethodInfo method = Methods().Single(m => m.Name == name);
        object?[] arguments = method.GetParameters()
            .Select((parameter, i) => parameter.HasDefaultValue ? parameter.DefaultValue : Value(parameter, i)).ToArray();

        object made = method.Invoke(new MLContext().Recurrent(), arguments)!;

        object options = made.GetType().GetProperty("Options")!.GetValue(made)!;
        object defaults = Activator.CreateInstance(options.GetType())!;
        foreach (ParameterInfo parameter in method.GetParameters().Where(p => p.HasDefaultValue))
        {
            PropertyInfo property = options.GetType().GetProperty(char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..])!;
            Assert.Equal(property.GetValue(defaults), property.GetValue(options));
        }
    }

    // Those that give something with options, and do not take them.
    private static IEnumerable<MethodInfo> Methods()
        => typeof(RecurrentCatalog).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType.GetProperty("Options") is not null
                && !method.GetParameters().Any(parameter => parameter.ParameterType.Name.EndsWith("Options", StringComparison.Ordinal)));

    private static object Value(ParameterInfo parameter, int place) => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) switch
    {
        { } type when type == typeof(string) => $"column of {parameter.Name}",
        { } type when type == typeof(int) => 101 + place,
        { } type when type == typeof(bool) => true,
        var type => throw new NotSupportedException($"Parameter {parameter.Name} is {type}; give this test a value for it."),
    };
}
