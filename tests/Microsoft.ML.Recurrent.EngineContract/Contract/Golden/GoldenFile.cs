using System.Reflection;
using System.Text.Json;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Numbers that another program computed; the script that made them lies beside them in <c>Golden/</c>.</summary>
public static class GoldenFile
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>Reads one of the files, which travel inside this assembly.</summary>
    public static T Read<T>(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no golden file '{name}'. Add it to Golden/.", nameof(name));
        return JsonSerializer.Deserialize<T>(stream, Names)!;
    }
}
