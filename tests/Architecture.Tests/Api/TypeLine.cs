namespace Architecture.Tests.Api;

/// <summary>A type's line: <c>public abstract class Outer&lt;T&gt;.Inner : Base&lt;T&gt;, IOne where T : class</c>.</summary>
internal static class TypeLine
{
    /// <summary>Null for a type that the compiler generated.</summary>
    public static ApiType? Parse(string assembly, string @namespace, string line)
    {
        var reader = new LineReader(line);
        var words = reader.TakeAll(Modifiers.OfType);
        var access = Modifiers.AccessOf(words);
        var kind = string.Join(' ', words.Where(word => !string.Equals(word, access, StringComparison.Ordinal)));
        if (reader.Rest.StartsWith('<'))
            return null;

        var result = "";
        if (kind is "delegate")
        {
            result = reader.Type();
            reader.Take(" ");
        }

        var (shortKey, parameters) = DeclaredName(reader);
        var arguments = kind is "delegate" && reader.TryTake("(") ? reader.Parameters(")") : [];
        var supertypes = reader.TryTake(" : ") ? reader.Types() : [];
        var type = new ApiType(assembly, @namespace.Length == 0 ? shortKey : $"{@namespace}.{shortKey}", access, kind)
        {
            ShortKey = shortKey,
            Supertypes = [.. supertypes.Select(parameters.Resolve)],
            Constraints = reader.Rest.Trim(),
            Parameters = parameters,
        };
        if (kind is "delegate")
        {
            type.Add(new(".ctor(object,IntPtr):void", "public", line));
            type.Add(new(parameters.Resolve($"Invoke({string.Join(',', arguments)}):{result}"), "public", line));
        }
        return type;
    }

    private static (string ShortKey, TypeParameters Parameters) DeclaredName(LineReader reader)
    {
        var names = new List<string>();
        var parameters = new List<string>();
        do
        {
            var name = reader.Identifier();
            var own = reader.TypeParameterNames();
            parameters.AddRange(own);
            names.Add(own.Count == 0 ? name : FormattableString.Invariant($"{name}`{own.Count}"));
        }
        while (reader.TryTake("."));
        return (string.Join('.', names), TypeParameters.OfType(parameters));
    }
}
