using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

/// <summary>Options records with every property unlike its default, so that one that is lost on the way shows.</summary>
internal static class ChangedOptions
{
    public static T Of<T>() where T : class => (T)Of(typeof(T));

    public static object Of(Type type)
    {
        object options = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in Settable(type))
            property.SetValue(options, Other(property, property.GetValue(options)));
        return options;
    }

    public static IEnumerable<PropertyInfo> Settable(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    private static object Other(PropertyInfo property, object? value) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        { } type when type == typeof(string) => $"Column {property.Name} ä \"quoted\"",
        _ when property.Name == nameof(SentimentOptions.Ngrams) => 1, // of 0, 1, 2
        { } type when type == typeof(int) => (int)(value ?? 2) + 1,
        { } type when type == typeof(bool) => !(bool)value!,
        { } type when type == typeof(float) => (float)(value ?? 0.7f) / 3 + 0.1f, // no short decimal
        { } type when type == typeof(double) => (double)value! + 1.0 / 7,
        { } type when type == typeof(TimeSpan) => TimeSpan.FromTicks(123_456_789_012),
        { } type when type == typeof(DropoutOptions) => Of(typeof(DropoutOptions)),
        { } type when type == typeof(LearningRateSchedule) => Of(typeof(CosineSchedule)),
        { IsEnum: true } type => Enum.GetValues(type).Cast<object>().First(other => !other.Equals(value)),
        { } type when type == typeof(Spacing) => Spacing.Of(TimeSpan.FromTicks(123_456_789)),
        { } type when type == typeof(ClassWeights) => ClassWeights.Of(1f / 3, 2, 7),
        { } type when type == typeof(ColumnNames) => ColumnNames.Of("Column ä \"quoted\""),
        { } type when type == typeof(OptimizerOptions) => Of(typeof(AdamOptions)),
        var type => throw new NotSupportedException($"{property.DeclaringType!.Name}.{property.Name} is {type}; give this class another value for it."),
    };
}
